import { SelectField } from '#extension/ui/field.tsx';
import type { CatalogueRow } from '#shared/relay/contract.ts';

/** The category a new item belongs to; nothing where the company has none. */
export function CategoryField({
  rows,
  chosen,
  onChoose,
}: {
  rows: CatalogueRow[];
  chosen: string;
  onChoose: (id: string) => void;
}) {
  const categories = rows.filter(({ active, type }) => active && type === 'Category');
  if (categories.length === 0) return null;
  return (
    <SelectField
      label="Category"
      hint="Sorts the list in QuickBooks; amounts are not affected."
      value={chosen}
      onChange={({ target }) => onChoose(target.value)}
    >
      <option value="">None</option>
      {[...categories]
        .sort((a, b) => (a.name < b.name ? -1 : 1))
        .map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
    </SelectField>
  );
}
