import Big from 'big.js';
import { readDraft } from '#extension/store/drafts.ts';
import type { Company, CompanyTaxCode } from '#shared/documents/company.ts';
import type { Lookup } from '#shared/documents/document-type.ts';
import { rateTerm } from '#shared/documents/sales-tax.ts';
import { taxTreatment } from '#shared/documents/tax-plan.ts';
import type { Source } from '#shared/draft/draft.ts';
import { termOf } from '#shared/mapping/term.ts';
import type { Settings } from '#shared/settings/settings.ts';
import type { PanelWorld } from '../panel-world.ts';

/** A tax as a page charges it. */
export interface PageTax {
  name: string;
  rate: string;
  source: Source;
}

const mostDrafts = 300;

/** Every tax with a rate on the pages this browser has read lately. */
export async function taxesOnPages({
  db,
  vault,
}: Pick<PanelWorld, 'db' | 'vault'>): Promise<PageTax[]> {
  const rows = await db.drafts.limit(mostDrafts).toArray();
  const contents = await Promise.all(rows.map(({ sourceKey }) => readDraft(db, vault, sourceKey)));
  const found = new Map<string, PageTax>();
  for (const content of contents) {
    const draft = content?.draft;
    if (!draft || !('taxes' in draft)) continue;
    for (const { name, rate } of draft.taxes) {
      if (rate) found.set(`${name} ${rate}`, { name, rate, source: draft.source });
    }
  }
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name));
}

export type RateState = 'equal' | 'differs' | 'open';

/** What QuickBooks has for a tax, and whether that is the same rate (features D18). */
export function compareRate(
  { name, rate, source }: PageTax,
  { company, settings, lookup }: { company: Company; settings: Settings; lookup: Lookup },
): { state: RateState; says: string } {
  const codes = company.taxCodes.filter(({ active }) => active);
  const needsCode = taxTreatment(company, settings) !== 'line' && company.tax !== 'us-automated';
  if (!needsCode) {
    const same = codes.find((code) => percentOf(code).eq(rate));
    if (same) return { state: 'equal', says: `QuickBooks has it as ${same.name}.` };
    return codes.length === 0
      ? { state: 'open', says: 'QuickBooks shows no rates to compare. The page’s amount is sent.' }
      : {
          state: 'differs',
          says: `QuickBooks has no code of ${rate} %. The page’s amount is sent; set up the same rate there.`,
        };
  }
  const plain = termOf(source, 'tax-code', { name });
  const id = lookup(rateTerm(source, [name], [{ name, rate, amount: 0 }])) ?? lookup(plain);
  const code = codes.find((one) => one.id === id);
  if (!code) return { state: 'open', says: 'No code in QuickBooks is chosen yet.' };
  const percent = percentOf(code);
  return percent.eq(rate)
    ? { state: 'equal', says: `Mapped to ${code.name}, ${percent.toString()} %.` }
    : {
        state: 'differs',
        says: `Mapped to ${code.name}, which is ${percent.toString()} %. Such records are refused.`,
      };
}

const percentOf = ({ sales }: CompanyTaxCode): Big =>
  sales.reduce((sum, { percent }) => sum.plus(percent), new Big(0));
