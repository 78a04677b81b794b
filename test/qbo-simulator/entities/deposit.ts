import type Big from 'big.js';
import { child, type Doc, list, refId, text } from '../doc.ts';
import { depositLinks, readDepositLink } from '../linking/deposit-links.ts';
import { setDepositLink } from '../linking/refresh.ts';
import { decimal, money, round2, sum } from '../money.ts';
import { numberLines } from '../operations/number-lines.ts';
import type { Writer } from '../operations/write.ts';
import { faults } from '../protocol/fault.ts';
import { settleTxnCurrency } from './currency.ts';
import type { Effect, EntityRules, WriteContext } from './entity.ts';
import { moneyAccounts, requireAccount, requireAccountCurrency } from './require-account.ts';
import { settleTracking } from './tracking.ts';

/** Money taken to the bank, directly or out of Undeposited Funds (contract §5.10). */
export const deposit: EntityRules = {
  name: 'Deposit',
  kind: 'transaction',
  prepare(draft, context) {
    settleTxnCurrency(draft, context);
    settleTracking(draft, context);
    draft.TxnDate ??= context.today;
    requireAccount(draft, 'DepositToAccountRef', moneyAccounts, context);
    requireAccountCurrency(draft, 'DepositToAccountRef', context);
    const lines = list(draft, 'Line');
    for (const line of lines) readLine(line, context);
    requireOnce(lines);
    numberLines(lines, context);
    draft.Line = lines;
    const total = sum(lines.map((line) => decimal(line.Amount))).minus(cashBack(draft, context));
    if (total.lt(0)) throw faults.business('A deposit cannot be negative.', 'Line');
    draft.TotalAmt = money(total);
  },
  settle: settleLinks,
};

function readLine(line: Doc, context: WriteContext): void {
  if (list(line, 'LinkedTxn').length > 0) {
    readDepositLink(line, context);
    return;
  }
  const type = text(line, 'DetailType');
  if (type === undefined) throw faults.required('Line.DetailType');
  if (type !== 'DepositLineDetail') throw faults.badEnum('Line.DetailType', type);
  if (typeof line.Amount !== 'number') throw faults.required('Line.Amount');
  const detail = child(line, 'DepositLineDetail');
  if (refId(detail, 'AccountRef') === undefined) throw faults.required('AccountRef');
  line.Amount = money(round2(decimal(line.Amount)));
}

function requireOnce(lines: Doc[]): void {
  const links = lines
    .flatMap((line) => list(line, 'LinkedTxn'))
    .map((link) => [link.TxnType, link.TxnId, link.TxnLineId].join(' '));
  if (new Set(links).size !== links.length) {
    throw faults.business('A transaction can be deposited once.', 'Line.LinkedTxn');
  }
}

function cashBack(draft: Doc, context: WriteContext): Big {
  const back = child(draft, 'CashBack');
  requireAccount(back, 'AccountRef', moneyAccounts, context);
  return round2(decimal(back?.Amount));
}

function settleLinks({ before, after }: Effect, writer: Writer): void {
  const id = String((after ?? before)?.Id);
  const then = depositLinks(before, writer.company);
  const now = depositLinks(after, writer.company);
  for (const record of then) if (!now.has(record)) setDepositLink(record, id, false, writer);
  for (const record of now) if (!then.has(record)) setDepositLink(record, id, true, writer);
}
