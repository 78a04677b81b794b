import { nextState, type RecordState } from '#extension/store/record-state.ts';
import { Card, Facts } from '#extension/ui/card.tsx';
import { Notice, ProblemNotice } from '#extension/ui/notice.tsx';
import { recordWord } from '../words.ts';
import { NextStep, type NextStepProps } from './next-step.tsx';
import { amount, OpenInQuickBooks } from './receipt-card.tsx';
import { totalOf } from './record-amount.ts';
import { UndoExport } from './undo-export.tsx';

/** The practice software says something else now than when it was exported: the update is offered. */
export function Changed({
  state: { receipt, draft },
  ...props
}: NextStepProps & { state: RecordState & { is: 'changed' } }) {
  const total = totalOf(draft);
  return (
    <>
      <Notice
        tone="warning"
        role="alert"
        title={`This ${recordWord(draft.kind)} has changed since it was exported.`}
      >
        <p>
          QuickBooks has it as it was. The update below replaces that; it is not exported a second
          time.
        </p>
      </Notice>
      {receipt.state === 'failed' && receipt.problem && <ProblemNotice problem={receipt.problem} />}
      {total !== null && (
        <Card title="Totals">
          <Facts
            of={[
              ['Practice, now', amount(total)],
              ['Practice, at export', amount(receipt.total)],
              ['QuickBooks', amount(receipt.quickbooks?.total)],
            ]}
          />
          <OpenInQuickBooks receipt={receipt} />
        </Card>
      )}
      <UndoExport sourceKey={props.sourceKey} facts={props.facts} />
      <NextStep {...props} state={nextState(props.facts)} />
    </>
  );
}
