import { SelectField } from '#extension/ui/field.tsx';
import { screens } from './screens.ts';

/** The lists: a column where there is room, a drop-down where there is none. */
export function ScreenPicker({
  chosen,
  onChoose,
}: {
  chosen: string;
  onChoose: (id: string) => void;
}) {
  return (
    <div className="screen-picker">
      <div className="screen-select">
        <SelectField label="List" value={chosen} onChange={(event) => onChoose(event.target.value)}>
          {screens.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </SelectField>
      </div>
      <nav className="screen-nav" aria-label="Lists">
        {screens.map(({ id, label }) => (
          <button
            key={id}
            type="button"
            className="screen-link"
            aria-current={id === chosen ? 'page' : undefined}
            onClick={() => onChoose(id)}
          >
            {label}
          </button>
        ))}
      </nav>
    </div>
  );
}
