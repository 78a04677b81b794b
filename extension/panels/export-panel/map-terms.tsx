import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useMemo, useState } from 'react';
import { readMappings } from '#extension/store/mappings.ts';
import { Button } from '#extension/ui/button.tsx';
import { useAnnounce } from '#extension/ui/live-region.tsx';
import { lookupIn } from '#shared/mapping/lookup.ts';
import { type Term, termId } from '#shared/mapping/term.ts';
import { usePanelWorld } from '../panel-world.ts';
import { termWords } from '../words.ts';
import { type Lists, nameOf } from './lists.ts';
import { MapTerm } from './map-term.tsx';
import './map-terms.css';

/**
 * Every term of the invoice. One is open at a time: the first without a counterpart, then the next,
 * until none is left.
 */
export function MapTerms({
  terms,
  lists,
  onDone,
}: {
  terms: Term[];
  lists: Lists;
  onDone?: (() => void) | undefined;
}) {
  const { db } = usePanelWorld();
  const announce = useAnnounce();
  const mappings = useLiveQuery(() => readMappings(db, lists.realmId), [db, lists.realmId]);
  const [chosen, setChosen] = useState<string>();
  const lookup = useMemo(() => lookupIn(mappings ?? [], lists.realmId), [mappings, lists.realmId]);
  const open = terms.find((term) => !lookup(term));
  const current = chosen ?? (open && termId(open));
  const left = terms.filter((term) => !lookup(term)).length;
  useEffect(() => {
    if (mappings && left > 0) announce(`${left} left to choose.`);
  }, [announce, left, mappings]);
  if (!mappings) return null;
  return (
    <section className="stack" aria-labelledby="map-terms">
      <div className="map-head">
        <h2 id="map-terms">
          {left > 0 ? 'Choose the counterparts in QuickBooks' : 'Counterparts in QuickBooks'}
        </h2>
        <p className="muted small">
          {terms.length - left} of {terms.length} chosen. Saved for every later invoice; documents
          already exported are not affected.
        </p>
        <meter
          className="visually-hidden"
          aria-label="Chosen"
          min={0}
          max={terms.length}
          value={terms.length - left}
        />
        <div className="progress" aria-hidden="true">
          <div style={{ width: `${(100 * (terms.length - left)) / terms.length}%` }} />
        </div>
      </div>
      <ol className="term-list">
        {terms.map((term) => {
          const id = termId(term);
          const targetId = lookup(term);
          return id === current ? (
            <MapTerm
              key={id}
              term={term}
              targetId={targetId}
              lists={lists}
              onSaved={() => setChosen(undefined)}
            />
          ) : (
            <ClosedTerm
              key={id}
              term={term}
              target={targetId && nameOf(lists, term, targetId)}
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

function ClosedTerm({
  term,
  target,
  onOpen,
}: {
  term: Term;
  target: string | undefined;
  onOpen: () => void;
}) {
  return (
    <li className={`term ${target ? 'term-mapped' : 'term-waiting'}`}>
      <div className="term-names">
        <span className="term-kind">{termWords[term.kind]}</span>
        <span>{term.name}</span>
        {target && <span className="muted">→ {target}</span>}
      </div>
      <Button
        look="quiet"
        aria-label={`${target ? 'Change' : 'Choose'} ${term.name}`}
        onClick={onOpen}
      >
        {target ? 'Change' : 'Choose'}
      </Button>
    </li>
  );
}
