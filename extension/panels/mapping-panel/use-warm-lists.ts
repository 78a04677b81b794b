import { useEffect } from 'react';
import type { PairingRecord } from '#extension/store/records.ts';
import type { TermKind } from '#shared/mapping/term.ts';
import { usePanelWorld } from '../panel-world.ts';
import { type MappingSources, mappingSources } from './mapping-sources.ts';
import { shownIn } from './mapping-view.ts';
import { screens } from './screens.ts';
import { noSuggestions } from './use-suggestions.ts';

/** Fewer are read while they are compared, and nobody notices. */
const manyNames = 500;
const longLists: readonly TermKind[] = ['item', 'client'];

/**
 * Opens the sealed lists of the first screen while nothing else is done, and works out what it shows,
 * so that it is there at once. Where an admin has many names, the suggester reads its lists as well.
 */
export function useWarmLists(pairing: PairingRecord | null | undefined): void {
  const world = usePanelWorld();
  const realmId = pairing?.me.connection.company?.realmId;
  const isAdmin = pairing?.me.member.role === 'admin';
  useEffect(() => {
    if (realmId === undefined || typeof requestIdleCallback !== 'function') return;
    const sources = mappingSources(world, screens[0], realmId);
    let handle = 0;
    const whenIdle = (work: () => void) => {
      cancelIdleCallback(handle);
      handle = requestIdleCallback(work);
    };
    let leave: (() => void)[] = [];
    let isRead = !isAdmin;
    const warm = () => {
      workOut(sources);
      if (isRead || (sources.terms.value()?.length ?? 0) < manyNames) return;
      isRead = true;
      world.suggester?.readAhead({ realmId, kinds: longLists });
    };
    whenIdle(() => {
      const changed = () => whenIdle(() => quietly(warm));
      leave = Object.values(sources).map((source) => source.subscribe(changed));
    });
    return () => {
      cancelIdleCallback(handle);
      for (const stop of leave) stop();
    };
  }, [world, realmId, isAdmin]);
}

function workOut({ terms, mappings, changes, waiting, lists, company }: MappingSources): void {
  shownIn({
    screen: screens[0],
    terms: terms.value(),
    mappings: mappings.value(),
    changes: changes.value(),
    waiting: waiting.value(),
    lists: lists.value(),
    company: company.value(),
    found: noSuggestions,
    ...{ now: 0, filter: undefined, sort: 'use', query: '' },
  });
}

/** Where it fails here, it fails again where it is seen. */
function quietly(work: () => void): void {
  try {
    work();
  } catch {}
}
