import { type ReactNode, useId } from 'react';
import './choice-field.css';

/** Yes or no. */
export function CheckField({
  label,
  hint,
  checked,
  disabled = false,
  onChange,
}: {
  label: string;
  hint?: ReactNode;
  checked: boolean;
  disabled?: boolean;
  onChange: (checked: boolean) => void;
}) {
  const id = useId();
  return (
    <label className="check">
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        aria-describedby={hint ? id : undefined}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span className="choice-text">
        <span>{label}</span>
        {hint && (
          <span className="field-hint" id={id}>
            {hint}
          </span>
        )}
      </span>
    </label>
  );
}
