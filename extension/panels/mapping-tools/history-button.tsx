import { useRef } from 'react';
import { ClockIcon } from '#extension/ui/icons.tsx';
import type { TermRef } from '#shared/mapping/term.ts';
import { useTools } from './mapping-tools.tsx';

/** Opens the history of one term. */
export function HistoryButton({ term }: { term: TermRef }) {
  const open = useTools();
  const button = useRef<HTMLButtonElement>(null);
  return (
    <button
      ref={button}
      type="button"
      className="button button-quiet"
      onClick={() => open({ name: 'term', term }, button.current)}
    >
      <ClockIcon />
      History
    </button>
  );
}
