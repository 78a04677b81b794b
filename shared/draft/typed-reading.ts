import { type Decimal, type Minor, toMinor } from '../money.ts';
import { type Problem, ProblemError, problem } from '../problem.ts';
import type { InvoiceField, Profile } from '../reading/profile.ts';
import type { Reading, Sighting } from '../reading/reading.ts';
import { ok, type Result, refused } from '../result.ts';
import type { ClientParty, DraftLine } from './draft.ts';
import { type FieldParser, wordsFor } from './parse-reading.ts';
import type { PrintedInvoice } from './prove-invoice.ts';

export interface TypedReading extends PrintedInvoice {
  fields: {
    sourceId: string;
    number: string;
    date: string;
    dueDate?: string;
    status?: string;
    clientId?: string;
    clientName: string;
    clientEmail?: string;
    clientRole?: ClientParty['role'];
    parentId?: string;
    parentName?: string;
  };
  lines: DraftLine[];
  taxes: { name: string; rate?: Decimal; amount: Minor }[];
}

/** Every field parsed and every required one present, not yet proven. */
export function typedReading(
  reading: Reading,
  profile: Profile,
  parser: FieldParser,
): Result<TypedReading> {
  try {
    return ok(typed(reading, profile, take(parser)));
  } catch (error) {
    if (error instanceof ProblemError) return refused(error.problem);
    throw error;
  }
}

type Seen = Sighting[] | undefined;

/** The parser's answers as values; a problem leaves by throw and is caught in `typedReading`. */
const take = (parser: FieldParser) => {
  const value = <T>(result: Result<T>): T => {
    if (!result.ok) throw new ProblemError(result.problem);
    return result.value;
  };
  const minor = (seen: Seen, field: string): Minor | undefined => {
    const amount = value(parser.decimal(seen, field));
    if (amount === undefined) return undefined;
    const cents = toMinor(amount);
    if (cents === null) throw new ProblemError(fraction(field, amount));
    return cents;
  };
  return {
    text: (seen: Seen, field: string) => value(parser.text(seen, field)),
    decimal: (seen: Seen, field: string) => value(parser.decimal(seen, field)),
    date: (seen: Seen, field: string) => value(parser.date(seen, field)),
    minor,
  };
};

const fraction = (field: string, text: string): Problem =>
  problem('field_unreadable', { field: wordsFor(field), text, expected: 'amount in whole cents' });

function need<T>(value: T | undefined, field: string): T {
  if (value !== undefined) return value;
  throw new ProblemError(problem('field_missing', { field: wordsFor(field) }));
}

const present = <K extends string, T>(key: K, value: T | undefined): { [P in K]?: T } =>
  (value === undefined ? {} : { [key]: value }) as { [P in K]?: T };

function typed(reading: Reading, profile: Profile, read: ReturnType<typeof take>): TypedReading {
  const { fields } = reading;
  const text = (field: InvoiceField) => read.text(fields[field], field);
  const minor = (field: InvoiceField) => read.minor(fields[field], field);
  if (reading.lines.length === 0)
    throw new ProblemError(problem('field_missing', { field: 'lines' }));
  return {
    fields: {
      sourceId: need(text('sourceId'), 'sourceId'),
      number: need(text('number'), 'number'),
      date: need(read.date(fields.date, 'date'), 'date'),
      ...present('dueDate', read.date(fields.dueDate, 'dueDate')),
      ...present('status', text('status')),
      ...present('clientId', text('clientId')),
      clientName: need(text('clientName'), 'clientName'),
      ...present('clientEmail', text('clientEmail')),
      ...present('clientRole', roleIn(text('clientRole'))),
      ...present('parentId', text('parentId')),
      ...present('parentName', text('parentName')),
    },
    lines: reading.lines.map((line, index) => typedLine(line, index, profile, read)),
    ...present('subtotal', minor('subtotal')),
    discount: Math.abs(minor('discount') ?? 0),
    taxes: reading.taxes.map((tax) => ({
      name: need(read.text(tax.name, 'tax'), 'tax'),
      ...present('rate', read.decimal(tax.rate, 'tax rate')),
      amount: need(read.minor(tax.amount, 'tax'), 'tax'),
    })),
    total: need(minor('total'), 'total'),
    ...present('priorBalance', minor('priorBalance')),
    ...present('paid', minor('paid')),
    ...present('amountDue', minor('amountDue')),
  };
}

/** A page may say more than the word itself: “Billed to her representative”. */
const roleIn = (text = ''): ClientParty['role'] =>
  (['representative', 'invoicee'] as const).find((role) => text.toLowerCase().includes(role));

function typedLine(
  line: Reading['lines'][number],
  index: number,
  profile: Profile,
  read: ReturnType<typeof take>,
): DraftLine {
  const on = (field: string) => `${wordsFor(field)} on line ${index + 1}`;
  const description = read.text(line.description, on('description')) ?? '';
  const id = read.text(line.itemId, on('itemId'));
  const name = read.text(line.itemName, on('itemName')) ?? description.split(/\r?\n/)[0]?.trim();
  const category = read.text(line.category, on('category'));
  const taxed = line.taxed && profile.untaxed.includes(line.taxed[0]?.text.trim() ?? '');
  return {
    item: { ...present('id', id), name: need(name || id, on('itemName')) },
    ...present('category', category === undefined ? undefined : { name: category }),
    description,
    ...present('quantity', read.decimal(line.quantity, on('quantity'))),
    ...present('unitPrice', read.decimal(line.unitPrice, on('unitPrice'))),
    ...present('discountPercent', read.decimal(line.discountPercent, on('discountPercent'))),
    ...present('taxed', taxed === undefined ? undefined : !taxed),
    amount: need(read.minor(line.amount, on('amount')), on('amount')),
  };
}
