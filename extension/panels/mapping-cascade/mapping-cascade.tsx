import { useLiveQuery } from 'dexie-react-hooks';
import { type RefObject, useMemo, useState } from 'react';
import { heldMappings } from '#extension/store/mapping-changes.ts';
import { openTerms, termShards } from '#extension/store/terms.ts';
import { Button, Spinner } from '#extension/ui/button.tsx';
import { Notice, ProblemNotice } from '#extension/ui/notice.tsx';
import { Sheet, SheetBody } from '#extension/ui/sheet.tsx';
import type { Changes } from '../mapping-tools/changes.ts';
import { useNames } from '../mapping-tools/use-names.ts';
import { usePanelWorld } from '../panel-world.ts';
import { useCatalogues } from '../use-catalogues.ts';
import { plural } from '../words.ts';
import { type Category, categoriesOf } from './categories.ts';
import { CategoryList } from './category-list.tsx';
import { CategoryView } from './category-view.tsx';
import './mapping-cascade.css';

/** Maps whole categories of items. */
export function MappingCascade({
  realmId,
  changes,
  returnTo,
  onClose,
}: {
  realmId: string;
  /** Missing for those who may only look. */
  changes: Changes | undefined;
  returnTo: RefObject<HTMLElement | null>;
  onClose: () => void;
}) {
  const { db, vault } = usePanelWorld();
  const terms = useLiveQuery(
    async () => openTerms(vault, await termShards(db, ['item'])),
    [db, vault],
  );
  const mappings = useLiveQuery(() => heldMappings(db, realmId), [db, realmId]);
  const { items } = useCatalogues(['items'], realmId);
  const names = useNames(['item', 'item-category'], realmId);
  const categories = useMemo(() => categoriesOf(terms ?? []), [terms]);
  const [openId, setOpenId] = useState<string>();
  const [done, setDone] = useState<{ category: Category; count: number }>();
  const open = categories.find(({ id }) => id === openId);
  const undo = async () => {
    if (await changes?.undo()) setDone(undefined);
  };
  return (
    <Sheet title={open?.name ?? 'Map items by category'} returnTo={returnTo} onClose={onClose}>
      {open && mappings ? (
        <CategoryView
          key={open.id}
          category={open}
          mappings={mappings}
          items={items?.rows}
          names={names}
          changes={changes}
          onBack={() => setOpenId(undefined)}
          onApplied={(count) => {
            setDone({ category: open, count });
            setOpenId(undefined);
          }}
        />
      ) : (
        <SheetBody>
          {items?.refusal && (
            <ProblemNotice problem={items.refusal} tone="warning">
              <Button onClick={items.refresh}>Try again</Button>
            </ProblemNotice>
          )}
          {done && (
            <Notice
              tone="success"
              role="status"
              title={`${done.category.name}: ${plural(done.count, 'item', 'items')} changed.`}
            >
              <div className="row">
                <Button onClick={() => void undo()}>Undo</Button>
              </div>
            </Notice>
          )}
          {terms && mappings ? (
            <CategoryList
              categories={categories}
              mappings={mappings}
              names={names}
              onOpen={({ id }) => {
                setDone(undefined);
                setOpenId(id);
              }}
            />
          ) : (
            <p className="cascade-wait" role="status">
              <Spinner /> Opening the categories
            </p>
          )}
        </SheetBody>
      )}
    </Sheet>
  );
}
