import Big from 'big.js';
import { child, type Doc, list, refId, text } from '../doc.ts';
import { requireKept } from '../linking/require-kept.ts';
import { decimal, grouped, money, round2 } from '../money.ts';
import { numberLines } from '../operations/number-lines.ts';
import { faults } from '../protocol/fault.ts';
import { settleTxnCurrency } from './currency.ts';
import type { EntityRules, WriteContext } from './entity.ts';
import { settleTracking } from './tracking.ts';

/** Whom a line has to name, by the type of its account (contract §5.10). */
const parties: { [accountType: string]: string } = {
  'Accounts Receivable': 'Customer',
  'Accounts Payable': 'Vendor',
};

/** Contract §5.10: debits equal credits. */
export const journalEntry: EntityRules = {
  name: 'JournalEntry',
  kind: 'transaction',
  prepare(draft, context) {
    settleTxnCurrency(draft, context);
    settleTracking(draft, context);
    draft.TxnDate ??= context.today;
    draft.Adjustment ??= false;
    const lines = list(draft, 'Line');
    const posted = lines.filter((line) => line.DetailType !== 'DescriptionOnly');
    if (posted.length < 2) throw faults.business('A journal entry needs two lines.', 'Line');
    const balance = posted
      .map((line) => readLine(line, context))
      .reduce((all, amount) => all.plus(amount), new Big(0));
    if (!balance.eq(0)) throw faults.business('Debits and credits must be equal.', 'Line');
    requireKept(context.before?.doc, draft);
    numberLines(lines, context);
    draft.Line = lines;
    draft.TotalAmt = 0;
    draft.LinkedTxn = context.before?.doc.LinkedTxn ?? [];
  },
};

/** The amount of a line, credits below zero. */
function readLine(line: Doc, context: WriteContext): Big {
  const type = text(line, 'DetailType');
  if (type === undefined) throw faults.required('Line.DetailType');
  if (type !== 'JournalEntryLineDetail') throw faults.badEnum('Line.DetailType', type);
  if (typeof line.Amount !== 'number') throw faults.required('Line.Amount');
  const amount = round2(decimal(line.Amount));
  if (amount.lt(0)) throw faults.outOfRange('Line.Amount', grouped(amount));
  const detail = child(line, 'JournalEntryLineDetail');
  if (detail?.PostingType === undefined) throw faults.required('PostingType');
  if (refId(detail, 'AccountRef') === undefined) throw faults.required('AccountRef');
  checkEntity(detail, context);
  checkTax(detail, context);
  line.Amount = money(amount);
  return detail.PostingType === 'Debit' ? amount : amount.neg();
}

function checkEntity(detail: Doc, { company }: WriteContext): void {
  const account = company.get('Account', refId(detail, 'AccountRef') ?? '')?.doc;
  const wanted = parties[text(account, 'AccountType') ?? ''];
  const entity = child(detail, 'Entity');
  const type = text(entity, 'Type') ?? '';
  const id = refId(entity, 'EntityRef');
  if (wanted !== undefined && (id === undefined || type !== wanted)) {
    throw faults.required('Entity');
  }
  if (id === undefined) return;
  const named = company.get(type, id)?.doc;
  if (named === undefined) throw faults.missingRef('Entity.EntityRef', type, id);
  if (named.Active === false) throw faults.inactiveRef('Entity.EntityRef');
  detail.Entity = { Type: type, EntityRef: { value: id, name: text(named, 'DisplayName') } };
}

/** Contract §6.3: a taxed line says on what side, and how much. US lines know TAX and NON (§6.2). */
function checkTax(detail: Doc, { company }: WriteContext): void {
  const code = refId(detail, 'TaxCodeRef');
  if (code === undefined) return;
  if (company.country === 'US') {
    if (code !== 'TAX' && code !== 'NON') throw faults.usTaxCode(code);
    return;
  }
  if (company.get('TaxCode', code) === undefined) {
    throw faults.missingRef('TaxCodeRef', 'TaxCode', code);
  }
  for (const property of ['TaxApplicableOn', 'TaxAmount']) {
    if (detail[property] === undefined) throw faults.required(property);
  }
}
