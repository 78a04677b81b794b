import { Button } from '#extension/ui/button.tsx';
import { CheckCircleIcon, InfoIcon } from '#extension/ui/icons.tsx';
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
  const done = total > 0 && query === '' && filter !== 'mapped';
  const [title, text] = words(label, total, filter, query);
  return (
    <div className="mapping-empty">
      {done ? <CheckCircleIcon /> : <InfoIcon />}
      <p className="mapping-empty-title">{title}</p>
      <p className="muted">{text}</p>
      {total > 0 && <Button onClick={onAll}>Show all {total.toLocaleString()}</Button>}
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
  if (filter === 'mapped') return ['Nothing is mapped yet', 'Choose a counterpart under Unmapped.'];
  if (filter === 'problems') return ['No problems', 'Every counterpart exists and can be used.'];
  if (filter === 'suggested') return ['No suggestions left', 'The rest is found by searching.'];
  return ['Everything is mapped', 'New names appear here as they are seen on pages.'];
}
