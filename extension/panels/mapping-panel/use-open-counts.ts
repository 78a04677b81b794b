import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useMemo, useState } from 'react';
import { keptMappings } from '#extension/store/kept-mappings.ts';
import { openTerms, termShards } from '#extension/store/terms.ts';
import { categoryRules } from '#shared/mapping/category-rules.ts';
import { decisionIn } from '#shared/mapping/merge-changes.ts';
import { type TermKind, termId } from '#shared/mapping/term.ts';
import { usePanelWorld } from '../panel-world.ts';
import { useKeptQuery } from '../use-kept-query.ts';
import { screens } from './screens.ts';
import { isOn } from './show-rows.ts';

const everyKind = [...new Set<TermKind>(screens.flatMap(({ kinds }) => kinds))];

/** Counting opens every list; the one that is looked at is drawn first. */
const afterMs = 400;

/** How many names of each list have no counterpart yet and are not set aside, by the id of the list. */
export function useOpenCounts(realmId: string): ReadonlyMap<string, number> {
  const { db, vault } = usePanelWorld();
  const [now] = useState(Date.now);
  const [isDue, setDue] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), afterMs);
    return () => clearTimeout(timer);
  }, []);
  const terms = useLiveQuery(async () => {
    if (!isDue) return undefined;
    const all = await openTerms(vault, await termShards(db, everyKind));
    return all.map((term) => ({
      id: termId(term),
      kind: term.kind,
      lastSeen: term.lastSeen,
      ...(term.category ? { category: termId(term.category) } : {}),
    }));
  }, [db, vault, isDue]);
  const kept = keptMappings(db, realmId);
  const mappings = useKeptQuery(kept.mappings);
  const changes = useKeptQuery(kept.changes);
  const decided = useMemo(() => {
    if (!isDue || !mappings || !changes) return undefined;
    const ids = new Set(mappings.flatMap((one) => (one.removed ? [] : [termId(one.term)])));
    const rules = new Set(categoryRules(mappings).keys());
    for (const { termId, decision } of changes) {
      if (decisionIn(decision)) ids.add(termId);
      else ids.delete(termId);
      if (decision.coversNew) rules.add(termId);
      else rules.delete(termId);
    }
    return { ids, rules };
  }, [mappings, changes, isDue]);
  return useMemo(() => {
    if (!terms || !decided) return new Map();
    const { ids, rules } = decided;
    const open = terms.filter(({ id, category }) => !ids.has(id) && !rules.has(category ?? ''));
    return new Map(
      screens.map((screen) => {
        const kinds: readonly TermKind[] = screen.kinds;
        const here = open.filter(
          ({ kind, lastSeen }) => kinds.includes(kind) && isOn(screen, lastSeen, now),
        );
        return [screen.id, here.length];
      }),
    );
  }, [terms, decided, now]);
}
