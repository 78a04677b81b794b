import { useEffect, useRef, useState } from 'react';
import { Button } from '#extension/ui/button.tsx';
import { CheckField } from '#extension/ui/check-field.tsx';
import { ProblemNotice } from '#extension/ui/notice.tsx';
import { SheetBody, SheetFoot } from '#extension/ui/sheet.tsx';
import type { CascadeRow } from '#shared/mapping/cascade.ts';
import type { Mapping } from '#shared/mapping/mapping.ts';
import type { Decision } from '#shared/mapping/merge-changes.ts';
import { termId } from '#shared/mapping/term.ts';
import type { CatalogueRow } from '#shared/relay/contract.ts';
import { targetsFor } from '../export-panel/suggestions.ts';
import { TargetCombobox } from '../export-panel/target-combobox.tsx';
import type { Changes } from '../mapping-tools/changes.ts';
import type { Names } from '../mapping-tools/use-names.ts';
import { plural } from '../words.ts';
import { type Category, preview, saidOf, stepsOf } from './categories.ts';
import { ItemRows } from './item-rows.tsx';

/** One category: its counterpart, and what each of its items would say. Stored by the last button only. */
export function CategoryView({
  category,
  mappings,
  items,
  names,
  changes,
  onBack,
  onApplied,
}: {
  category: Category;
  mappings: Mapping[];
  /** The company’s items; undefined while they are fetched. */
  items: CatalogueRow[] | undefined;
  names: Names;
  changes: Changes | undefined;
  onBack: () => void;
  onApplied: (count: number) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const said = saidOf(category, mappings);
  const [wanted, setWanted] = useState<Decision>(said);
  const [busy, setBusy] = useState(false);
  const rows = preview(category, wanted, mappings);
  const steps = stepsOf(category, wanted, rows, mappings);
  const taking = rows.filter(({ change }) => change);
  const nameOf = ({ term }: CascadeRow) =>
    category.items.find((item) => termId(item) === termId(term))?.name ?? '';
  const apply = async () => {
    setBusy(true);
    const sent = await changes?.apply(steps);
    setBusy(false);
    if (sent) onApplied(taking.length);
  };
  const groups = [
    { title: wanted ? 'Take it over' : 'Lose it again', rows: taking },
    { title: 'Keep their own', rows: rows.filter(({ from }) => from === 'own') },
    { title: 'Follow it already', rows: rows.filter(isFollowing) },
    { title: 'Stay unmapped', rows: rows.filter(({ from, change }) => from === 'none' && !change) },
  ];
  return (
    <>
      <SheetBody>
        {changes?.refusal && <ProblemNotice problem={changes.refusal} tone="warning" />}
        <TargetCombobox
          label="QuickBooks item"
          about={`for ${category.name}`}
          rows={targetsFor('item-category', items ?? [])}
          loading={items === undefined}
          selectedId={wanted?.targetId ?? undefined}
          suggested={[]}
          creatable={false}
          disabled={busy || changes === undefined}
          inputRef={input}
          onSelect={({ id }) => setWanted({ ...wanted, targetId: id, ignored: false })}
        />
        {wanted && (
          <CheckField
            label="New items in this category take it over by themselves"
            hint="The preview of a record names them. What is decided for an item itself always wins."
            checked={wanted.coversNew ?? false}
            disabled={busy || changes === undefined}
            onChange={(coversNew) => setWanted({ ...wanted, coversNew })}
          />
        )}
        {wanted && changes && (
          <div className="row">
            <Button look="quiet" disabled={busy} onClick={() => setWanted(null)}>
              No counterpart for this category
            </Button>
          </div>
        )}
        {groups.map(({ title, rows: some }) => (
          <ItemRows key={title} title={title} rows={some} nameOf={nameOf} names={names} />
        ))}
      </SheetBody>
      <SheetFoot>
        <Button disabled={busy} onClick={onBack}>
          All categories
        </Button>
        {changes && (
          <Button
            look="primary"
            busy={busy}
            disabled={steps.length === 0}
            onClick={() => void apply()}
          >
            {taking.length === 0
              ? steps.length === 0
                ? 'Nothing to change'
                : 'Apply to the category'
              : `Apply to ${plural(taking.length, 'item', 'items')}`}
          </Button>
        )}
      </SheetFoot>
    </>
  );
}

const isFollowing = ({ from, change }: CascadeRow) => from === 'category' && !change;
