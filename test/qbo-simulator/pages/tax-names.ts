import type { Company } from '../books/company.ts';
import { type Doc, refId, text } from '../doc.ts';

/** What the tax code of a line is called; the pseudo codes say only whether it is taxed. */
export function taxCodeName(detail: Doc | undefined, company: Company): string {
  const code = refId(detail, 'TaxCodeRef');
  if (code === undefined || code === 'NON') return '';
  if (code === 'TAX') return 'Taxed';
  return text(company.get('TaxCode', code)?.doc, 'Name') ?? `Code ${code}`;
}
