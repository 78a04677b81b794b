import { Card, Facts } from '#extension/ui/card.tsx';
import { ExternalIcon } from '#extension/ui/icons.tsx';
import { Notice, ProblemNotice } from '#extension/ui/notice.tsx';
import type { InvoiceDraft } from '#shared/draft/draft.ts';
import type { Receipt } from '#shared/ledger/receipt.ts';
import { formatMinor } from '#shared/money.ts';
import { problem } from '#shared/problem.ts';
import { moment } from '../words.ts';
import { ReadAgain } from './again.tsx';

/** QuickBooks has it. Both totals are shown, and a difference is never hidden. */
export function Exported({
  receipt,
  draft,
}: {
  receipt: Receipt;
  draft: InvoiceDraft | undefined;
}) {
  return (
    <>
      <Notice tone="success" title="Exported to QuickBooks">
        <p>The invoice is in the books. Exporting it again changes nothing.</p>
      </Notice>
      <Difference receipt={receipt} currency={draft?.currency ?? ''} />
      <ReceiptCard receipt={receipt} draft={draft} />
    </>
  );
}

/** The practice software says something else now than when it was exported. */
export function Changed({
  sourceKey,
  receipt,
  draft,
}: {
  sourceKey: string;
  receipt: Receipt;
  draft: InvoiceDraft;
}) {
  return (
    <>
      <ProblemNotice problem={problem('changed_since_export')} tone="warning">
        <ReadAgain sourceKey={sourceKey} />
      </ProblemNotice>
      <Card title="Totals">
        <Facts
          of={[
            ['Practice, now', formatMinor(draft.total)],
            ['Practice, at export', amount(receipt.total)],
            ['QuickBooks', amount(receipt.quickbooks?.total)],
          ]}
        />
        <OpenInQuickBooks receipt={receipt} />
      </Card>
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

function ReceiptCard({ receipt, draft }: { receipt: Receipt; draft: InvoiceDraft | undefined }) {
  return (
    <Card title="In the books">
      <Facts
        of={[
          ...(draft ? [['Number', draft.number] as [string, string]] : []),
          ['QuickBooks ID', receipt.quickbooks?.id ?? '–'],
          ['Practice total', amount(receipt.total)],
          ['QuickBooks total', amount(receipt.quickbooks?.total)],
          ['Last update', moment(receipt.updatedAt)],
        ]}
      />
      <OpenInQuickBooks receipt={receipt} />
    </Card>
  );
}

function OpenInQuickBooks({ receipt }: { receipt: Receipt }) {
  const url = URL.parse(receipt.quickbooks?.url ?? '');
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  return (
    <a className="button" href={url.href} target="_blank" rel="noreferrer">
      Open in QuickBooks
      <ExternalIcon />
      <span className="visually-hidden">(new tab)</span>
    </a>
  );
}

const amount = (total: number | null | undefined): string =>
  typeof total === 'number' ? formatMinor(total) : '–';
