import type { Decision } from '#shared/mapping/merge-changes.ts';
import type { TermKind } from '#shared/mapping/term.ts';
import type { Names } from './use-names.ts';
import './from-to.css';

/** What held, and what holds after it. */
export function FromTo({
  kind,
  from,
  to,
  names,
}: {
  kind: TermKind;
  from: Decision;
  to: Decision;
  names: Names;
}) {
  return (
    <span className="from-to">
      <span className="visually-hidden">From </span>
      <span className={from ? 'from' : 'from from-none'}>{names.ofDecision(kind, from)}</span>
      <span className="from-to-arrow" aria-hidden="true">
        →
      </span>
      <span className="visually-hidden"> to </span>
      <span className={to ? 'to' : 'to to-none'}>{names.ofDecision(kind, to)}</span>
    </span>
  );
}
