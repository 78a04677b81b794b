import type { RecordFacts } from '#extension/store/record-state.ts';
import { Notice, ProblemNotice } from '#extension/ui/notice.tsx';
import { everyStepOf } from '#shared/documents/steps.ts';
import type { Receipt } from '#shared/ledger/receipt.ts';
import { sourceKey as keyOf } from '#shared/ledger/source-key.ts';
import { formatMinor } from '#shared/money.ts';
import { problem } from '#shared/problem.ts';
import { recordWord } from '../words.ts';
import { ReceiptCard } from './receipt-card.tsx';
import { currencyOf } from './record-amount.ts';
import { UndoExport } from './undo-export.tsx';

/** QuickBooks has it. Both totals are shown, and a difference is never hidden. */
export function Exported({
  sourceKey,
  receipt,
  facts,
}: {
  sourceKey: string;
  receipt: Receipt;
  facts: RecordFacts;
}) {
  const draft = facts.content?.draft;
  const [, ...later] = draft ? everyStepOf(draft) : [];
  return (
    <>
      <Notice tone="success" title="Exported to QuickBooks">
        <p>The {recordWord(receipt.kind)} is in the books. Exporting it again changes nothing.</p>
      </Notice>
      {facts.returned?.code === 'exported_otherwise' && (
        <ProblemNotice problem={facts.returned} tone="warning" />
      )}
      {receipt.state === 'failed' && (
        <Notice tone="warning" title="It was not undone. QuickBooks has it as before." />
      )}
      <Difference receipt={receipt} currency={currencyOf(draft)} />
      <ReceiptCard receipt={receipt} draft={draft} />
      {later.map((step) => {
        const key = keyOf(step.source);
        const one = facts.receipts.get(key);
        return one && <ReceiptCard key={key} receipt={one} draft={step} />;
      })}
      <UndoExport sourceKey={sourceKey} facts={facts} />
    </>
  );
}

function Difference({ receipt, currency }: { receipt: Receipt; currency: string }) {
  const { total, quickbooks } = receipt;
  const stored = quickbooks?.total;
  if (typeof total !== 'number' || typeof stored !== 'number' || total === stored) {
    return receipt.problem ? <ProblemNotice problem={receipt.problem} tone="warning" /> : null;
  }
  const differs = problem('total_differs', {
    quickbooks: formatMinor(stored),
    practice: formatMinor(total),
  });
  return (
    <ProblemNotice problem={receipt.problem ?? differs} tone="warning">
      <strong>
        Difference: {currency} {formatMinor(stored - total)}
      </strong>
    </ProblemNotice>
  );
}
