import type Big from 'big.js';
import { child, type Doc, list, refId, text } from '../doc.ts';
import type { WriteContext } from '../entities/entity.ts';
import { decimal, grouped, money, round2, sum } from '../money.ts';
import { numberLines } from '../operations/number-lines.ts';
import { faults } from '../protocol/fault.ts';

const onExpenses = new Set(['AccountBasedExpenseLineDetail', 'ItemBasedExpenseLineDetail']);
const mostLines = 10_000;

/** Checks and completes the lines of a bill, expense or vendor credit; gives their sum (§5.10). */
export function readExpenseLines(draft: Doc, context: WriteContext): Big {
  const lines = list(draft, 'Line');
  if (lines.length > mostLines) throw faults.business(`More than ${mostLines} lines.`, 'Line');
  for (const line of lines) readLine(line, context);
  numberLines(lines, context);
  draft.Line = lines;
  return sum(lines.map((line) => decimal(line.Amount)));
}

/** What the line says under its DetailType. */
export function expenseDetail(line: Doc): Doc {
  return child(line, text(line, 'DetailType') ?? '') ?? {};
}

function readLine(line: Doc, context: WriteContext): void {
  const type = text(line, 'DetailType');
  if (type === undefined) throw faults.required('Line.DetailType');
  if (!onExpenses.has(type)) throw faults.badEnum('Line.DetailType', type);
  if (typeof line.Amount !== 'number') throw faults.required('Line.Amount');
  const detail = expenseDetail(line);
  const target = type === 'AccountBasedExpenseLineDetail' ? 'AccountRef' : 'ItemRef';
  if (refId(detail, target) === undefined) throw faults.required(target);
  const amount = round2(decimal(line.Amount));
  if (target === 'ItemRef') checkItem(detail, amount, decimal(line.Amount), context);
  settleBillable(line, detail, context);
  line.Amount = money(amount);
  line[type] = detail;
}

function checkItem(detail: Doc, amount: Big, written: Big, { company }: WriteContext): void {
  const item = company.get('Item', refId(detail, 'ItemRef') ?? '')?.doc;
  if (item?.Type === 'Category' || item?.Type === 'Group') {
    throw faults.business('This kind of item cannot be bought.', 'ItemRef');
  }
  if (typeof detail.Qty !== 'number' || typeof detail.UnitPrice !== 'number') return;
  const product = round2(decimal(detail.UnitPrice).times(decimal(detail.Qty)));
  if (!product.eq(amount)) throw faults.amount(grouped(written));
}

/** Billable needs a customer; HasBeenBilled is QuickBooks' own to set (contract §5.10, code 2170). */
function settleBillable(line: Doc, detail: Doc, { before }: WriteContext): void {
  const stored = list(before?.doc, 'Line').find((known) => known.Id === line.Id);
  const status = text(detail, 'BillableStatus') ?? 'NotBillable';
  const wasBilled = stored && expenseDetail(stored).BillableStatus === 'HasBeenBilled';
  if (status === 'HasBeenBilled' && !wasBilled) {
    throw faults.badEnum('BillableStatus', status);
  }
  if (status === 'Billable' && detail.CustomerRef === undefined) {
    throw faults.required('CustomerRef');
  }
  detail.BillableStatus = status;
}
