import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useMemo, useState } from 'react';
import { heldMappings } from '#extension/store/mapping-changes.ts';
import { Button } from '#extension/ui/button.tsx';
import { useAnnounce } from '#extension/ui/live-region.tsx';
import type { OrderContext } from '#shared/documents/document-type.ts';
import { targetOf } from '#shared/documents/targets.ts';
import { lookupIn } from '#shared/mapping/lookup.ts';
import { termId } from '#shared/mapping/term.ts';
import { usePanelWorld } from '../panel-world.ts';
import { ClosedTerm } from './closed-term.tsx';
import { type Lists, targetName } from './lists.ts';
import { MapTerm } from './map-term.tsx';
import type { TermsToMap } from './terms-to-map.ts';
import './map-terms.css';

/**
 * Every term of the record. One is open at a time: the first without a counterpart, then the next,
 * until none is left. Terms that may stay without one open only when they are asked for.
 */
export function MapTerms({
  toMap: { terms, optional, payer },
  lists,
  context,
  currency,
  onDone,
}: {
  toMap: TermsToMap;
  lists: Lists;
  context: OrderContext;
  currency?: string | undefined;
  onDone?: (() => void) | undefined;
}) {
  const { db } = usePanelWorld();
  const announce = useAnnounce();
  const mappings = useLiveQuery(() => heldMappings(db, lists.realmId), [db, lists.realmId]);
  const [chosen, setChosen] = useState<string>();
  const lookup = useMemo(() => lookupIn(mappings ?? [], lists.realmId), [mappings, lists.realmId]);
  const now = { ...context, lookup };
  const needed = terms.filter((term) => !optional.has(termId(term)));
  const waiting = needed.filter((term) => lookup(term) !== null && !targetOf(term, now));
  const left = waiting.length;
  const current = chosen ?? (waiting[0] && termId(waiting[0]));
  useEffect(() => {
    if (mappings && left > 0) announce(`${left} left to choose.`);
  }, [announce, left, mappings]);
  if (!mappings) return null;
  const payerTarget = payer && lookup(payer.term);
  return (
    <section className="stack" aria-labelledby="map-terms">
      <div className="map-head">
        <h2 id="map-terms">
          {left > 0 ? 'Choose the counterparts in QuickBooks' : 'Counterparts in QuickBooks'}
        </h2>
        <p className="muted small">
          {needed.length - left} of {needed.length} chosen. Saved for every later record; documents
          already exported are not affected.
        </p>
        <meter
          className="visually-hidden"
          aria-label="Chosen"
          min={0}
          max={needed.length}
          value={needed.length - left}
        />
        <div className="progress" aria-hidden="true">
          <div style={{ width: `${(100 * (needed.length - left)) / (needed.length || 1)}%` }} />
        </div>
      </div>
      <ol className="term-list">
        {terms.map((term) => {
          const id = termId(term);
          const under = payer?.under === id ? payer : undefined;
          const targetId = targetOf(term, now);
          return id === current ? (
            <MapTerm
              key={id}
              term={term}
              under={under && { ...under, targetId: payerTarget ?? undefined }}
              targetId={lookup(term) ?? undefined}
              lists={lists}
              currency={currency}
              incomeAccountId={context.settings.incomeAccountId}
              suggests={term.kind !== 'client' || context.settings.clientMatch !== 'manual'}
              onSaved={() => setChosen(undefined)}
            />
          ) : (
            <ClosedTerm
              key={id}
              term={term}
              under={under}
              target={targetId && targetName(lists, term, targetId)}
              isFromSettings={targetId !== undefined && !lookup(term)}
              isOptional={optional.has(id)}
              onOpen={() => setChosen(id)}
            />
          );
        })}
      </ol>
      {onDone && (
        <Button look="primary" onClick={onDone}>
          Back to the preview
        </Button>
      )}
    </section>
  );
}
