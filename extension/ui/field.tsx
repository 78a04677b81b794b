import { type InputHTMLAttributes, type SelectHTMLAttributes, useId } from 'react';
import './field.css';

interface Labelled {
  label: string;
  hint?: string;
}

export function TextField({
  label,
  hint,
  ...input
}: Labelled & InputHTMLAttributes<HTMLInputElement>) {
  const id = useId();
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <input
        type="text"
        spellCheck={false}
        autoComplete="off"
        {...input}
        id={id}
        className="field-input"
        aria-describedby={hint ? `${id}-hint` : undefined}
      />
      {hint && <Hint id={id} text={hint} />}
    </div>
  );
}

export function SelectField({
  label,
  hint,
  children,
  ...select
}: Labelled & SelectHTMLAttributes<HTMLSelectElement>) {
  const id = useId();
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <select
        {...select}
        id={id}
        className="field-input"
        aria-describedby={hint ? `${id}-hint` : undefined}
      >
        {children}
      </select>
      {hint && <Hint id={id} text={hint} />}
    </div>
  );
}

const Hint = ({ id, text }: { id: string; text: string }) => (
  <span className="field-hint" id={`${id}-hint`}>
    {text}
  </span>
);
