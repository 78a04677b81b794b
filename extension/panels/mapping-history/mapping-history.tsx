import { type RefObject, useState } from 'react';
import { ChoiceTabs } from '#extension/ui/choice-tabs.tsx';
import { Sheet } from '#extension/ui/sheet.tsx';
import type { TermKind, TermRef } from '#shared/mapping/term.ts';
import type { Screen } from '../mapping-panel/screens.ts';
import type { Changes } from '../mapping-tools/changes.ts';
import { useNames } from '../mapping-tools/use-names.ts';
import { HistoryList } from './history-list.tsx';
import './mapping-history.css';

interface Shown {
  realmId: string;
  memberId: string;
  changes: Changes | undefined;
  returnTo: RefObject<HTMLElement | null>;
  onClose: () => void;
}

/** Who changed the mappings of a list, or of all lists. */
export function MappingHistory({ screen, ...shown }: Shown & { screen: Screen }) {
  const [range, setRange] = useState<'list' | 'all'>('list');
  const { returnTo, onClose } = shown;
  return (
    <Sheet title="History of mappings" returnTo={returnTo} onClose={onClose}>
      <ChoiceTabs
        legend="Show the changes of"
        choices={[
          ['list', screen.label],
          ['all', 'All lists'],
        ]}
        value={range}
        onChoose={setRange}
      />
      <HistoryList
        key={range}
        wish={range === 'list' ? { kinds: kindsOn(screen) } : {}}
        {...shown}
      />
    </Sheet>
  );
}

/** What is decided for a category is decided for its items. */
const kindsOn = ({ kinds }: Screen): TermKind[] => [
  ...kinds,
  ...(kinds.includes('item') ? (['item-category'] as const) : []),
];

/** Who changed the mapping of one term. */
export function TermHistory({ term, ...shown }: Shown & { term: TermRef }) {
  const names = useNames([term.kind], shown.realmId);
  const { returnTo, onClose } = shown;
  return (
    <Sheet title={`History of ${names.ofTerm(term)}`} returnTo={returnTo} onClose={onClose}>
      <HistoryList wish={{ term }} {...shown} />
    </Sheet>
  );
}
