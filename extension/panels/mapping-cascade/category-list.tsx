import { ForwardIcon, LayersIcon } from '#extension/ui/icons.tsx';
import type { Mapping } from '#shared/mapping/mapping.ts';
import type { Names } from '../mapping-tools/use-names.ts';
import { plural } from '../words.ts';
import { type Category, preview, saidOf } from './categories.ts';

/** The categories, each with what it is mapped to and how many items do not follow it yet. */
export function CategoryList({
  categories,
  mappings,
  names,
  onOpen,
}: {
  categories: Category[];
  mappings: Mapping[];
  names: Names;
  onOpen: (category: Category) => void;
}) {
  if (categories.length === 0) {
    return (
      <div className="cascade-empty">
        <LayersIcon />
        <p className="cascade-name">No categories yet</p>
        <p className="muted">
          They appear by themselves when a page of your practice software shows what its items are
          filed under.
        </p>
      </div>
    );
  }
  return (
    <>
      <p className="muted">
        Map a category once, and its items without a counterpart of their own take it over.
      </p>
      <ul className="cascade-list">
        {categories.map((category) => (
          <li key={category.id}>
            <button type="button" className="cascade-category" onClick={() => onOpen(category)}>
              <span className="cascade-text">
                <span className="cascade-name">{category.name}</span>
                <span className="cascade-facts">{factsOf(category, mappings)}</span>
              </span>
              <Said category={category} mappings={mappings} names={names} />
              <ForwardIcon />
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function factsOf(category: Category, mappings: Mapping[]): string {
  const said = saidOf(category, mappings);
  const rows = preview(category, said, mappings);
  const open = rows.filter(({ from, change }) => (said ? change : from === 'none')).length;
  const words = said ? `${open} do not follow it yet` : `${open} unmapped`;
  return [plural(rows.length, 'item', 'items'), open > 0 && words].filter(Boolean).join(' · ');
}

function Said({
  category,
  mappings,
  names,
}: {
  category: Category;
  mappings: Mapping[];
  names: Names;
}) {
  const said = saidOf(category, mappings);
  if (!said) return null;
  return <span className="cascade-said">{names.ofDecision('item-category', said)}</span>;
}
