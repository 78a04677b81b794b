import { Button } from '#extension/ui/button.tsx';
import { Notice } from '#extension/ui/notice.tsx';
import { targetLists } from '#shared/mapping/target-lists.ts';
import type { Catalogue } from '../use-catalogues.ts';
import type { MappingRow } from './mapping-rows.ts';
import type { Choice } from './step.ts';
import {
  impactSentence,
  placeInQuickBooks,
  stopsNothing,
  troubleHelp,
  troubleWords,
} from './trouble-words.ts';

/** What is wrong with the counterpart, what it stops, and the quickest way out. */
export function RowTrouble({
  row,
  list,
  isAdmin,
  onChoose,
}: {
  row: MappingRow;
  list: Catalogue | undefined;
  isAdmin: boolean;
  onChoose: (choice: Choice) => void;
}) {
  const { trouble, target, targetId } = row;
  if (!trouble || trouble === 'conflict') return null;
  const isMild = stopsNothing(trouble);
  const isRenamed = trouble === 'target-renamed';
  return (
    <Notice
      tone={isMild ? 'info' : 'warning'}
      title={`${target?.name ?? `QuickBooks ID ${targetId}`} · ${troubleWords[trouble]}`}
    >
      <p>
        {troubleHelp[trouble]} {impactSentence(row)}
      </p>
      {trouble === 'target-inactive' && (
        <p>
          Or make it active again: in QuickBooks open{' '}
          {placeInQuickBooks[targetLists[row.term.kind]]}, show inactive ones, choose “Make active”,
          then refresh the list here.
        </p>
      )}
      {isAdmin && (
        <div className="row">
          {isRenamed && target && (
            <Button onClick={() => onChoose({ targetId: target.id })}>Take the new name</Button>
          )}
          {!isMild && (
            <Button busy={list?.fetching ?? false} onClick={() => list?.refresh()}>
              Refresh the list
            </Button>
          )}
        </div>
      )}
    </Notice>
  );
}
