import type { ButtonHTMLAttributes } from 'react';
import './button.css';

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: 'plain' | 'primary' | 'danger' | 'quiet';
  large?: boolean;
  /** Works on it: shows a spinner, keeps the focus and ignores further clicks. */
  busy?: boolean;
}

export function Button({
  look = 'plain',
  large = false,
  busy = false,
  disabled = false,
  onClick,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={`button button-${look}${large ? ' button-large' : ''}`}
      disabled={disabled}
      aria-disabled={busy || undefined}
      onClick={(event) => (busy ? event.preventDefault() : onClick?.(event))}
    >
      {busy && <Spinner />}
      {children}
    </button>
  );
}

export const Spinner = () => <span className="spinner" aria-hidden="true" />;
