import { SelectField } from '#extension/ui/field.tsx';
import { digits } from '../words.ts';
import { screens } from './screens.ts';

/** The lists: a column where there is room, a drop-down where there is none. */
export function ScreenPicker({
  chosen,
  open,
  onChoose,
}: {
  chosen: string;
  /** How many names of each list are still unmapped. */
  open: ReadonlyMap<string, number>;
  onChoose: (id: string) => void;
}) {
  return (
    <div className="screen-picker">
      <div className="screen-select">
        <SelectField label="List" value={chosen} onChange={(event) => onChoose(event.target.value)}>
          {screens.map(({ id, label }) => (
            <option key={id} value={id}>
              {open.get(id) ? `${label} (${unmapped(open.get(id))})` : label}
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
            {open.get(id) ? (
              <span className="screen-count">
                {digits(open.get(id) ?? 0)}
                <span className="visually-hidden"> unmapped</span>
              </span>
            ) : null}
          </button>
        ))}
      </nav>
    </div>
  );
}

const unmapped = (count = 0): string => `${digits(count)} unmapped`;
