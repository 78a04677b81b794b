import { useId } from 'react';
import './choice-tabs.css';

/** One of a few short choices, side by side. */
export function ChoiceTabs<V extends string>({
  legend,
  choices,
  value,
  onChoose,
}: {
  legend: string;
  choices: readonly (readonly [value: V, label: string])[];
  value: V;
  onChoose: (value: V) => void;
}) {
  const name = useId();
  return (
    <fieldset className="choice-tabs">
      <legend className="visually-hidden">{legend}</legend>
      {choices.map(([one, label]) => (
        <label key={one} className="choice-tab">
          <input
            type="radio"
            name={name}
            className="visually-hidden"
            checked={one === value}
            onChange={() => onChoose(one)}
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
