import { useState } from 'react';
import { Button } from '#extension/ui/button.tsx';
import type { CascadeRow } from '#shared/mapping/cascade.ts';
import { termId } from '#shared/mapping/term.ts';
import type { Names } from '../mapping-tools/use-names.ts';
import { decisionOfRow } from './categories.ts';

const atOnce = 50;

/** Items that fare alike, with what each would say. */
export function ItemRows({
  title,
  rows,
  nameOf,
  names,
}: {
  title: string;
  rows: CascadeRow[];
  nameOf: (row: CascadeRow) => string;
  names: Names;
}) {
  const [shown, setShown] = useState(atOnce);
  if (rows.length === 0) return null;
  return (
    <section className="cascade-group" aria-label={title}>
      <h3 className="cascade-title">
        {title} <span className="cascade-count">{rows.length.toLocaleString()}</span>
      </h3>
      <ul className="cascade-items">
        {rows.slice(0, shown).map((row) => (
          <li key={termId(row.term)} className="cascade-item">
            <span>{nameOf(row)}</span>
            <span className="cascade-said">{names.ofDecision('item', decisionOfRow(row))}</span>
          </li>
        ))}
      </ul>
      {shown < rows.length && (
        <Button look="quiet" onClick={() => setShown(shown + atOnce)}>
          Show {Math.min(atOnce, rows.length - shown)} more
        </Button>
      )}
    </section>
  );
}
