import { useState } from 'react';
import { nextState, type RecordState } from '#extension/store/record-state.ts';
import { undoingOf } from '#extension/store/undoable.ts';
import { Button } from '#extension/ui/button.tsx';
import { Notice } from '#extension/ui/notice.tsx';
import { recordWord } from '../words.ts';
import { NextStep, type NextStepProps } from './next-step.tsx';
import { ReceiptCard } from './receipt-card.tsx';

/** Its effect in QuickBooks was taken away; it may be exported again. */
export function Voided({
  state: { receipt },
  ...props
}: NextStepProps & { state: RecordState & { is: 'voided' } }) {
  const [again, setAgain] = useState(false);
  const isDeleted = undoingOf(receipt.kind) === 'delete';
  return (
    <>
      <Notice title="Undone in QuickBooks">
        <p>
          {isDeleted
            ? `The ${recordWord(receipt.kind)} was deleted from QuickBooks.`
            : `The ${recordWord(receipt.kind)} is voided: QuickBooks keeps it with an amount of 0.00.`}{' '}
          It can be exported again as a new one.
        </p>
        {!again && (
          <div className="row">
            <Button onClick={() => setAgain(true)}>Export again</Button>
          </div>
        )}
      </Notice>
      {again ? (
        <NextStep {...props} state={nextState(props.facts)} />
      ) : (
        !isDeleted && <ReceiptCard receipt={receipt} draft={props.facts.content?.draft} />
      )}
    </>
  );
}
