import { useEffect, useState } from 'react';
import { suggestFromStore } from '#extension/store/suggest-from-store.ts';
import type { Suggestion } from '#shared/mapping/suggest/suggest.ts';
import type { TermKind } from '#shared/mapping/term.ts';
import { usePanelWorld } from '../panel-world.ts';

export const noSuggestions: ReadonlyMap<string, Suggestion[]> = new Map();

/** Suggestions for every term of a screen, made anew when the terms or the company’s lists change. */
export function useSuggestions(
  kinds: readonly TermKind[],
  realmId: string,
  isReady: boolean,
  sources: readonly [unknown, unknown, unknown],
) {
  const { db, vault, suggester } = usePanelWorld();
  const [found, setFound] = useState(noSuggestions);
  const [busy, setBusy] = useState(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the sources are what it depends on
  useEffect(() => {
    if (!isReady) return;
    let current = true;
    setBusy(true);
    const asked = suggester
      ? suggester.suggest({ realmId, kinds })
      : suggestFromStore(db, vault, realmId, kinds);
    const done = (all: ReadonlyMap<string, Suggestion[]>) => {
      if (!current) return;
      setFound(all);
      setBusy(false);
    };
    // Without suggestions everything can still be mapped.
    asked.then(
      (all) => done(new Map(all)),
      () => done(noSuggestions),
    );
    return () => {
      current = false;
    };
  }, [realmId, isReady, ...sources]);
  return { found, busy };
}
