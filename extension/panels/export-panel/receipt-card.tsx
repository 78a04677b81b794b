import { Card, Facts } from '#extension/ui/card.tsx';
import { ExternalIcon } from '#extension/ui/icons.tsx';
import type { Draft } from '#shared/draft/draft.ts';
import type { Receipt } from '#shared/ledger/receipt.ts';
import { formatMinor } from '#shared/money.ts';
import { moment, recordWords } from '../words.ts';

/** What the relay knows of one document. */
export function ReceiptCard({ receipt, draft }: { receipt: Receipt; draft: Draft | undefined }) {
  const { number } = receipt.quickbooks ?? {};
  const hasTotal = receipt.total !== null || typeof receipt.quickbooks?.total === 'number';
  return (
    <Card title={`${recordWords[receipt.kind]} in QuickBooks`}>
      <Facts
        of={[
          ...(draft && 'number' in draft ? [['Number', draft.number] as [string, string]] : []),
          ...(number === undefined ? [] : [['QuickBooks number', number] as [string, string]]),
          ['QuickBooks ID', receipt.quickbooks?.id ?? '–'],
          ...(hasTotal
            ? ([
                ['Practice total', amount(receipt.total)],
                ['QuickBooks total', amount(receipt.quickbooks?.total)],
              ] as [string, string][])
            : []),
          ['Last update', moment(receipt.updatedAt)],
        ]}
      />
      <OpenInQuickBooks receipt={receipt} />
    </Card>
  );
}

/** A link to the document, where QuickBooks has it. */
export function OpenInQuickBooks({ receipt }: { receipt: Receipt }) {
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

/** An amount for people; a dash where there is none. */
export const amount = (total: number | null | undefined): string =>
  typeof total === 'number' ? formatMinor(total) : '–';
