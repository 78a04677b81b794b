import { plainName } from '../mapping/term.ts';
import type { Profile } from '../reading/profile.ts';
import type { DraftLine } from './draft.ts';
import { chargeKinds, type DraftCharge, mostCharges } from './sales-draft.ts';

interface Billed {
  lines: DraftLine[];
  taxes: { amount: number }[];
}

/**
 * Lines that the practice software prints among the items and that are none: late fees, write-offs,
 * historical credits. They go to the services item (D2, D3). Taxed ones stay lines, for a charge
 * bears no tax; and so do all where no line would be left.
 */
export function linesAndCharges(
  { lines, taxes }: Billed,
  profile: Pick<Profile, 'charges'>,
): { lines: DraftLine[]; charges?: DraftCharge[] } {
  const hasTax = taxes.some(({ amount }) => amount !== 0);
  const charges = lines.flatMap((line) => {
    const kind = hasTax && line.taxed !== false ? undefined : kindOf(line, profile);
    return kind ? [{ line, charge: { kind, name: line.item.name, amount: line.amount } }] : [];
  });
  const rest = lines.filter((line) => !charges.some((one) => one.line === line));
  if (charges.length === 0 || charges.length > mostCharges || rest.length === 0) return { lines };
  return { lines: rest, charges: charges.map(({ charge }) => charge) };
}

const kindOf = (
  { item }: DraftLine,
  { charges }: Pick<Profile, 'charges'>,
): DraftCharge['kind'] | undefined => {
  const names = [item.name, item.id ?? ''].map(plainName);
  return item.name.length > 100
    ? undefined
    : chargeKinds.find((kind) =>
        (charges[kind] ?? []).some((text) => names.includes(plainName(text))),
      );
};
