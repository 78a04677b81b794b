import { documentTypeOf } from '#shared/documents/index.ts';
import type { Draft } from '#shared/draft/draft.ts';
import type { Receipt } from '#shared/ledger/receipt.ts';
import { marker } from '#shared/ledger/source-key.ts';
import { defaultSettings } from '#shared/settings/settings.ts';
import type { Office } from '#test/support/office.ts';
import type { Counted } from './row.ts';

/** One record somebody exported, what the books must hold for it, and what everybody was told. */
export interface Told {
  draft: Draft;
  /** Minor units; null where the record has no amount, 0 after a void. */
  total: number | null;
  receipt: Receipt | null;
}

/** Compares what everybody was told with the simulator's books, never with our own ledger. */
export function countInBooks(office: Office, all: Told[]): Counted {
  const counted: Counted = { exports: all.length, dup: 0, lost: 0, wrong: 0, stuck: 0 };
  for (const { draft, total, receipt } of all) {
    const stored = storedFor(office, draft);
    counted.dup += Math.max(0, stored.length - 1);
    const isDone = receipt?.state === 'exported' || receipt?.state === 'voided';
    if (!isDone) counted.stuck += 1;
    const isThere = stored.some((one) => one.Id === receipt?.quickbooks?.id);
    if (receipt?.state === 'exported' && !isThere) counted.lost += 1;
    if (total === null) continue;
    counted.wrong += stored.filter(
      (one) => Math.round(Number(one.TotalAmt) * 100) !== total,
    ).length;
  }
  return counted;
}

function storedFor(office: Office, draft: Draft): Record<string, unknown>[] {
  const { entity } = documentTypeOf(draft, { ...defaultSettings, paidNow: 'sales-receipt' });
  const all = office.list(entity);
  if (draft.kind === 'item') return all.filter((one) => one.Name === draft.name);
  const mark = marker(draft.source);
  return all.filter((one) => `${one.PrivateNote ?? ''} ${one.Notes ?? ''}`.includes(mark));
}
