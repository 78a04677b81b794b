import { type ReactNode, useId } from 'react';
import './choice-field.css';

export interface Choice<V extends string> {
  value: V;
  label: string;
  /** What this choice does, in one sentence. */
  hint?: ReactNode;
}

/** One of a few, each with what it does. */
export function ChoiceField<V extends string>({
  legend,
  describedBy,
  choices,
  value,
  disabled = false,
  onChoose,
}: {
  legend: string;
  describedBy?: string;
  choices: Choice<V>[];
  value: V;
  disabled?: boolean;
  onChoose: (value: V) => void;
}) {
  const name = useId();
  return (
    <fieldset className="choices" disabled={disabled} aria-describedby={describedBy}>
      <legend className="visually-hidden">{legend}</legend>
      {choices.map((choice) => (
        <label key={choice.value} className="choice">
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            aria-describedby={choice.hint ? `${name}-${choice.value}` : undefined}
            onChange={() => onChoose(choice.value)}
          />
          <span className="choice-text">
            <span className="choice-label">{choice.label}</span>
            {choice.hint && (
              <span className="field-hint" id={`${name}-${choice.value}`}>
                {choice.hint}
              </span>
            )}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
