import { Button } from '#extension/ui/button.tsx';
import type { Term } from '#shared/mapping/term.ts';
import { termWords } from '../words.ts';
import type { Payer } from './terms-to-map.ts';

/** A term that is not being worked on, with what it goes to. */
export function ClosedTerm({
  term,
  under,
  target,
  isFromSettings,
  isOptional,
  onOpen,
}: {
  term: Term;
  under: Payer | undefined;
  target: string | undefined;
  isFromSettings: boolean;
  isOptional: boolean;
  onOpen: () => void;
}) {
  const look = target || isOptional ? 'term-mapped' : 'term-waiting';
  return (
    <li className={`term ${look}${under ? ' term-under' : ''}`}>
      <div className="term-names">
        <TermKindName term={term} under={under} />
        <span>{term.name}</span>
        {target && (
          <span className="muted">
            → {target}
            {isFromSettings && ' (by the settings)'}
          </span>
        )}
        {!target && isOptional && <span className="muted">Optional</span>}
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

const roleWords: Record<Payer['role'], string> = {
  client: 'Client',
  representative: 'Representative',
  invoicee: 'Invoicee',
};

/** What a term is; a representative or invoicee names the client it belongs to. */
export const TermKindName = ({ term, under }: { term: Term; under: Payer | undefined }) => (
  <span className="term-kind">
    {under ? `${roleWords[under.role]} under ${under.term.name}` : termWords[term.kind]}
  </span>
);
