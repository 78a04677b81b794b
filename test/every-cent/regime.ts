import type { Company } from '#shared/documents/company.ts';
import type { Choices } from './choices.ts';

/** A tax as the practice knows it: its name, its percent. */
export interface PracticeTax {
  name: string;
  percent: number;
}

/** Which taxes may stand on a line together; each group is one code where the company has codes. */
export interface TaxGroup {
  taxes: PracticeTax[];
  codeId?: string;
}

/** The groups a practice in this company's country uses; the first is without tax. */
export function regimeOf(
  company: Company,
  choices: Choices,
  side: 'sales' | 'purchase',
): TaxGroup[] {
  if (company.tax !== 'global') return localRegime(company, choices);
  const zero = company.taxCodes.find(
    (code) => code.active && code[side].every(({ percent }) => Number(percent) === 0),
  );
  if (!zero) throw new Error(`${company.name} has no code without tax`);
  const known = new Map<string, PracticeTax>();
  const tax = (name: string, percent: number): PracticeTax => {
    const one = known.get(name) ?? { name, percent };
    known.set(name, one);
    return one;
  };
  const groups = company.taxCodes
    .filter((code) => code.active && code[side].some(({ percent }) => Number(percent) !== 0))
    .map(({ id, name, [side]: rates }) => {
      const effective = rates.filter(({ percent }) => Number(percent) !== 0);
      const distinct = new Set(effective.map(({ percent }) => percent)).size;
      // A page that prints each rate by itself, or one tax that is their sum.
      const isSplit = choices.isSplit && distinct === effective.length;
      const sum = effective.reduce((all, { percent }) => all + Number(percent) * 1000, 0) / 1000;
      const taxes = isSplit
        ? effective.map(({ rateId, percent }) => tax(`Rate ${rateId}`, Number(percent)))
        : [tax(name, sum)];
      return { taxes, codeId: id };
    });
  return [{ taxes: [], codeId: zero.id }, ...groups];
}

/** US: one local tax; where the older model has a code, the practice may charge just its rates. */
function localRegime(company: Company, { settings, localRate }: Choices): TaxGroup[] {
  const code = company.taxCodes.find(({ active, sales }) => active && sales.length > 0);
  if (company.tax === 'us-manual' && settings.tax === 'document' && code) {
    const percent = code.sales.reduce((sum, rate) => sum + Number(rate.percent) * 1000, 0) / 1000;
    return [{ taxes: [] }, { taxes: [{ name: code.name, percent }], codeId: code.id }];
  }
  return [{ taxes: [] }, { taxes: [{ name: 'Sales tax', percent: localRate }] }];
}
