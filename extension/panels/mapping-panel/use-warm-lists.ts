import { useEffect } from 'react';
import { usePanelWorld } from '../panel-world.ts';
import { type MappingSources, mappingSources } from './mapping-sources.ts';
import { shownIn } from './mapping-view.ts';
import { screens } from './screens.ts';
import { noSuggestions } from './use-suggestions.ts';

/**
 * Opens the sealed lists of the first screen while nothing else is done, and works out what it shows,
 * so that it is there at once.
 */
export function useWarmLists(realmId: string | undefined): void {
  const world = usePanelWorld();
  useEffect(() => {
    if (realmId === undefined || typeof requestIdleCallback !== 'function') return;
    const sources = mappingSources(world, screens[0], realmId);
    let handle = 0;
    const whenIdle = (work: () => void) => {
      cancelIdleCallback(handle);
      handle = requestIdleCallback(work);
    };
    let leave: (() => void)[] = [];
    whenIdle(() => {
      const changed = () => whenIdle(() => workOut(sources));
      leave = Object.values(sources).map((source) => source.subscribe(changed));
    });
    return () => {
      cancelIdleCallback(handle);
      for (const stop of leave) stop();
    };
  }, [world, realmId]);
}

function workOut({ terms, mappings, changes, waiting, lists, company }: MappingSources): void {
  try {
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
  } catch {
    // Where it fails here, it fails again where it is seen.
  }
}
