import { formatMinor, type NumberFormat } from '../money.ts';
import { problem } from '../problem.ts';
import type { Profile } from '../reading/profile.ts';
import { mostLines, type Reading } from '../reading/reading.ts';
import { ok, type Result, refused } from '../result.ts';
import { currencyOf } from './currency-of-reading.ts';
import { type InvoiceDraft, invoiceDraft } from './draft.ts';
import { linesAndCharges } from './lines-and-charges.ts';
import { fieldParser, wordsFor } from './parse-reading.ts';
import { type PrintedInvoice, proveInvoice } from './prove-invoice.ts';
import { type TypedReading, typedReading } from './typed-reading.ts';

/**
 * Reading → Draft, or the first problem. A reading is tried with every number format of the
 * profile; it becomes a draft only when it is proven by its own arithmetic, and in one way only.
 */
export function draftFromReading(reading: Reading, profile: Profile): Result<InvoiceDraft> {
  if (reading.kind !== 'invoice')
    return refused(problem('kind_unsupported', { kind: reading.kind }));
  if (reading.lineCount > mostLines) {
    const detail = { count: String(reading.lineCount), limit: String(mostLines) };
    return refused(problem('too_many_lines', detail));
  }
  const attempts = profile.numbers.map((format) => attempt(reading, profile, format));
  const [first, ...others] = attempts.filter((one) => one.ok).map((one) => one.value);
  if (first) {
    const other = others.find((one) => JSON.stringify(one) !== JSON.stringify(first));
    return other
      ? refused(
          problem('format_ambiguous', {
            first: formatMinor(first.total),
            second: formatMinor(other.total),
          }),
        )
      : ok(first);
  }
  // A format that cannot even parse the page says less than one whose sums are off.
  const problems = attempts.flatMap((one) => (one.ok ? [] : [one.problem]));
  const telling = problems.find(({ code }) => code !== 'field_unreadable') ?? problems[0];
  return refused(telling ?? problem('page_changed', { app: profile.name }));
}

function attempt(reading: Reading, profile: Profile, numbers: NumberFormat): Result<InvoiceDraft> {
  const typed = typedReading(reading, profile, fieldParser(reading, profile, numbers));
  if (!typed.ok) return typed;
  const currency = currencyOf(reading, profile);
  if (!currency.ok) return currency;
  const { fields, lines, taxes, paid, priorBalance, discount, total } = typed.value;
  if (profile.draftStatuses.includes(fields.status ?? '')) {
    return refused(problem('invoice_not_final', { status: fields.status ?? '' }));
  }
  const proof = proveInvoice(typed.value satisfies PrintedInvoice);
  if (!proof.ok) return proof;
  const draft = {
    kind: 'invoice' as const,
    source: {
      profileId: profile.id,
      origin: reading.origin,
      kind: 'invoice' as const,
      id: fields.sourceId,
    },
    number: fields.number,
    date: fields.date,
    ...(fields.dueDate ? { dueDate: fields.dueDate } : {}),
    currency: currency.value,
    client: {
      ...(fields.clientId ? { id: fields.clientId } : {}),
      name: fields.clientName,
      ...(fields.clientEmail ? { email: fields.clientEmail } : {}),
      ...standing(fields),
    },
    ...linesAndCharges({ lines, taxes }, profile),
    discount,
    taxes,
    rounding: proof.value.rounding,
    total: proof.value.total,
    ...(paid === undefined ? {} : { paid }),
    ...(priorBalance === undefined ? {} : { priorBalance }),
    proof: proof.value.proof,
  };
  const checked = invoiceDraft.safeParse(draft);
  if (checked.success) return total === undefined ? refused(missing('total')) : ok(checked.data);
  const path = checked.error.issues[0]?.path ?? [];
  return refused(
    problem('field_unreadable', {
      field: wordsFor(String(path.at(-1) ?? 'invoice')),
      text: path.join(' '),
      expected: 'value of the allowed size',
    }),
  );
}

/** Who is billed for a client stands under that client (E7, E8). */
const standing = ({ clientRole, parentId, parentName }: TypedReading['fields']) =>
  parentName
    ? {
        ...(clientRole ? { role: clientRole } : {}),
        parent: { ...(parentId ? { id: parentId } : {}), name: parentName },
      }
    : {};

const missing = (field: string) => problem('field_missing', { field: wordsFor(field) });
