import Big from 'big.js';
import type { Company } from '#shared/documents/company.ts';
import type {
  Draft,
  DraftTax,
  ExpenseDraft,
  InvoiceDraft,
  PaymentDraft,
} from '#shared/draft/draft.ts';
import type { Choices } from './choices.ts';
import { type ComputedLine, computeLine, computeTax } from './practice-arithmetic.ts';
import { type PracticeTax, regimeOf, type TaxGroup } from './regime.ts';

/** An invoice that went out before, as far as payments need it. */
export interface OpenInvoice {
  id: string;
  number: string;
  quickbooksId: string;
  customer: string;
  open: number;
}

export interface PracticeDocument {
  draft: Draft;
  groups: TaxGroup[];
  /** What the practice's own tax comes to; the books must hold the same. */
  tax: number;
}

const origin = 'https://practice.example';
const closedDay = '2019-12-31';

/** The record a practice app would print for these choices, by its own arithmetic. */
export function practiceDocument(
  choices: Choices,
  company: Company,
  serial: number,
  open: OpenInvoice[],
): PracticeDocument {
  const groups = regimeOf(company, choices, choices.kind === 'expense' ? 'purchase' : 'sales');
  if (choices.kind === 'payment') {
    return { draft: paymentOf(choices, company, serial, open), groups, tax: 0 };
  }
  const lines = choices.lines.map((line) => computeLine(line, choices, groups));
  const sum = lines.reduce((all, { amount }) => all + amount, 0);
  const hasDiscount = choices.kind !== 'expense' && sum > 0;
  const discount = hasDiscount ? Math.floor((sum * choices.discount) / 10_000) : 0;
  const kept = sum === 0 ? new Big(1) : new Big(sum - discount).div(sum);
  const taxes = taxesOf(lines, choices, kept, discount);
  const tax = taxes.reduce((all, { amount }) => all + amount, 0);
  const draft =
    choices.kind === 'expense'
      ? expenseOf(choices, company, serial, lines, taxes, sum, tax)
      : salesOf(choices, company, serial, lines, taxes, { sum, discount, tax });
  return { draft, groups, tax };
}

function taxesOf(lines: ComputedLine[], choices: Choices, kept: Big, discount: number): DraftTax[] {
  const used = [...new Set(lines.flatMap(({ group }) => group.taxes))];
  const taxes = used.map((tax) => ({
    name: tax.name,
    rate: String(choices.trouble === 'wrong-rate' ? tax.percent + 1 : tax.percent),
    amount: computeTax(tax, lines, choices, kept),
  }));
  const [first] = taxes;
  if (choices.trouble === 'wrong-tax' && first)
    first.amount += unexplained(lines, used[0], discount);
  return taxes;
}

/** More cents than any rounding, or the share of the discount, could explain. */
function unexplained(
  lines: ComputedLine[],
  tax: PracticeTax | undefined,
  discount: number,
): number {
  const sum = (of: ComputedLine[]) => of.reduce((all, { amount }) => all + amount, 0);
  const all = sum(lines);
  const own = sum(lines.filter(({ group }) => tax && group.taxes.includes(tax)));
  const share = all === 0 ? discount : Math.abs((discount * own) / all);
  return 100 + lines.length * 2 + Math.ceil(share);
}

const head = (choices: Choices, company: Company, serial: number) => {
  const foreign = company.homeCurrency === 'EUR' ? 'USD' : 'EUR';
  const isForeign = choices.trouble === 'foreign' || choices.trouble === 'foreign-with-rate';
  const number = choices.trouble === 'long-number' ? `A-${'9'.repeat(20)}` : `N-${serial}`;
  return {
    number: choices.trouble === 'control-character' ? `N\u0007${serial}` : number,
    date: dayOf(choices),
    currency: isForeign ? foreign : company.homeCurrency,
    ...(choices.trouble === 'foreign-with-rate' ? { exchangeRate: '1.0842' } : {}),
  };
};

const dayOf = ({ trouble }: Choices): string => {
  if (trouble === 'closed-day') return closedDay;
  return trouble === 'too-early' ? '2018-02-28' : '2026-10-12';
};

const source = <K extends Draft['kind']>(kind: K, serial: number) => ({
  profileId: 'sql-ledger',
  origin,
  kind,
  id: `${kind}-${serial}`,
});

const isForeign = ({ trouble }: Choices) =>
  trouble === 'foreign-with-rate' || trouble === 'foreign';

const clientOf = (choices: Choices) => ({
  id: isForeign(choices) ? 'C-FOREIGN' : 'C-1',
  name: 'A client',
});

const lineTaxes = ({ group }: ComputedLine): string[] => group.taxes.map(({ name }) => name);

function salesOf(
  choices: Choices,
  company: Company,
  serial: number,
  lines: ComputedLine[],
  taxes: DraftTax[],
  { sum, discount, tax }: { sum: number; discount: number; tax: number },
): Draft {
  const { kind } = choices;
  const exact = lines.reduce((all, line) => all.plus(line.exact), new Big(0));
  const rounding = choices.roundsOnlyTotal ? exact.round(0, Big.roundHalfUp).toNumber() - sum : 0;
  const charges =
    choices.charge === 0
      ? []
      : [{ kind: 'late-fee' as const, name: 'Fee', amount: choices.charge }];
  const due = sum + rounding + choices.charge - discount + (choices.isInside ? 0 : tax);
  const isTooLow = choices.trouble === 'negative' && due >= 0;
  const writeOff = isTooLow
    ? [{ kind: 'write-off' as const, name: 'Write-off', amount: -due - 1 }]
    : [];
  const practiceKind = kind === 'receipt' ? 'invoice' : kind;
  const common = {
    ...head(choices, company, serial),
    source: source(practiceKind as 'invoice', serial),
    client: clientOf(choices),
    lines: lines.map(({ exact: _exact, group: _group, ...line }, index) => ({
      item: { id: `I-${index % 3}`, name: choices.name },
      description: '',
      taxes: lineTaxes(lines[index] as ComputedLine),
      ...line,
    })),
    charges: [...charges, ...writeOff],
    discount,
    taxes,
    rounding,
    total: isTooLow ? -1 : due,
    proof: choices.isInside ? ('tax-inside' as const) : ('tax-outside' as const),
  };
  if (kind === 'credit') return { ...common, kind, source: source('credit', serial) };
  if (kind === 'refund') {
    return { ...common, kind, source: source('refund', serial), method: { name: 'Cash' } };
  }
  const invoice: InvoiceDraft = {
    ...common,
    kind: 'invoice',
    ...(choices.priorBalance === 0 ? {} : { priorBalance: choices.priorBalance }),
  };
  return kind === 'receipt' ? { ...invoice, paidNow: { method: { name: 'Cash' } } } : invoice;
}

function expenseOf(
  choices: Choices,
  company: Company,
  serial: number,
  lines: ComputedLine[],
  taxes: DraftTax[],
  sum: number,
  tax: number,
): ExpenseDraft {
  return {
    ...head(choices, company, serial),
    kind: 'expense',
    source: source('expense', serial),
    supplier: { id: isForeign(choices) ? 'S-FOREIGN' : 'S-1', name: 'A supplier' },
    lines: lines.map((line) => ({
      category: { name: 'Supplies' },
      description: choices.name,
      taxes: lineTaxes(line),
      amount: line.amount,
    })),
    taxes,
    total: sum + (choices.isInside ? 0 : tax),
    proof: choices.isInside ? 'tax-inside' : 'tax-outside',
    ...(choices.isSplit ? { paidBy: { method: { name: 'Cash' } } } : {}),
  };
}

function paymentOf(
  choices: Choices,
  company: Company,
  serial: number,
  open: OpenInvoice[],
): PaymentDraft {
  const { count, share, onAccount } = choices.settles;
  const customer = clientOf(choices).id;
  const own = open.filter((one) => one.customer === customer && one.open > 0).slice(0, count);
  const applied = own.map(({ id, number, open: left }) => ({
    kind: 'invoice' as const,
    id,
    number,
    amount: Math.max(1, Math.floor((left * share) / 100)),
  }));
  const settled = applied.reduce((sum, { amount }) => sum + amount, 0);
  return {
    ...head(choices, company, serial),
    kind: 'payment',
    source: source('payment', serial),
    client: clientOf(choices),
    amount: settled + onAccount,
    method: { name: 'Cash' },
    applied,
  };
}
