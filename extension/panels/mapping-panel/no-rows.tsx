import { useEffect, useRef } from 'react';
import { CheckCircleIcon, InfoIcon } from '#extension/ui/icons.tsx';
import { digits } from '../words.ts';
import type { Screen } from './screens.ts';
import type { Filter } from './show-rows.ts';

/** Why the list is empty, and what to do. */
export function NoRows({
  screen: { label },
  total,
  filter,
  query,
  onAll,
}: {
  screen: Screen;
  total: number;
  filter: Filter;
  query: string;
  onAll: () => void;
}) {
  const button = useRef<HTMLButtonElement>(null);
  // The last row has just gone, and the keyboard with it.
  useEffect(() => {
    if (document.activeElement === document.body) button.current?.focus();
  }, []);
  const done = total > 0 && query === '' && filter !== 'mapped' && filter !== 'aside';
  const [title, text] = words(label, total, filter, query);
  return (
    <div className="mapping-empty">
      {done ? <CheckCircleIcon /> : <InfoIcon />}
      <p className="mapping-empty-title">{title}</p>
      <p className="muted">{text}</p>
      {total > 0 && (
        <button ref={button} type="button" className="button button-plain" onClick={onAll}>
          Show all {digits(total)}
        </button>
      )}
    </div>
  );
}

function words(label: string, total: number, filter: Filter, query: string): [string, string] {
  const list = label.toLowerCase();
  if (total === 0) {
    return [
      `No ${list} yet`,
      'Names appear here by themselves as records are read on your practice software’s pages.',
    ];
  }
  if (query !== '') return [`Nothing matches “${query}”`, 'Try fewer letters or another filter.'];
  switch (filter) {
    case 'mapped':
      return ['Nothing is mapped yet', 'Choose a counterpart under Unmapped.'];
    case 'attention':
      return ['Nothing needs attention', 'Every counterpart exists and can be used.'];
    case 'suggested':
      return ['No suggestions left', 'The rest is found by searching.'];
    case 'aside':
      return [
        'Nothing is set aside',
        'Set aside what must never reach QuickBooks: a record with it is then not exported.',
      ];
    default:
      return ['Everything is mapped', 'New names appear here as they are seen on pages.'];
  }
}
