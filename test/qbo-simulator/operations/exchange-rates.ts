import type { Company, StoredRecord } from '../books/company.ts';
import { type Doc, text } from '../doc.ts';
import { homeCurrency, isUsed, multicurrency } from '../entities/currency.ts';
import { decimal } from '../money.ts';
import { faults } from '../protocol/fault.ts';
import { checkShape } from './check-shape.ts';
import { replaceDoc, storeNew, type Writer } from './write.ts';

/** The rate of a currency on a day: the latest entered up to then, 1 when there is none (§7). */
export function rateOn(source: string | null, day: string | null, writer: Writer): Doc {
  const { company, now } = writer;
  const code = requireForeign(source ?? undefined, company);
  const AsOfDate = day || company.today(now);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(AsOfDate)) throw faults.badNumber('asofdate');
  const known = company
    .all('ExchangeRate')
    .filter(({ doc }) => doc.SourceCurrencyCode === code && String(doc.AsOfDate) <= AsOfDate)
    .toSorted((a, b) => String(a.doc.AsOfDate).localeCompare(String(b.doc.AsOfDate)))
    .at(-1);
  const { Id: _key, ...found } = known?.doc ?? { domain: 'QBO', sparse: false };
  const TargetCurrencyCode = homeCurrency(company);
  return {
    ...found,
    SourceCurrencyCode: code,
    TargetCurrencyCode,
    Rate: found.Rate ?? 1,
    AsOfDate,
  };
}

/** Enters or replaces the rate of a day. */
export function enterRate(body: Doc, writer: Writer): StoredRecord {
  const { company } = writer;
  const given = checkShape('ExchangeRate', body, { ...writer.switches, beyondLatin1: 'accept' });
  for (const property of ['Rate', 'AsOfDate']) {
    if (given[property] === undefined || given[property] === null) throw faults.required(property);
  }
  const code = requireForeign(text(given, 'SourceCurrencyCode'), company);
  const target = text(given, 'TargetCurrencyCode') ?? homeCurrency(company);
  if (target !== homeCurrency(company)) throw faults.badEnum('TargetCurrencyCode', target);
  if (decimal(given.Rate).lte(0)) throw faults.badNumber('Rate');
  const { Rate, AsOfDate } = given;
  const doc = { SourceCurrencyCode: code, TargetCurrencyCode: target, Rate, AsOfDate };
  const key = `${code} ${AsOfDate}`;
  const known = company.get('ExchangeRate', key);
  if (known) return replaceDoc(known, doc, writer, 'updated');
  return storeNew('ExchangeRate', key, doc, writer);
}

function requireForeign(code: string | undefined, company: Company): string {
  if (code === undefined) throw faults.required('SourceCurrencyCode');
  if (!multicurrency(company)) throw faults.business('Multicurrency is off.');
  if (code === homeCurrency(company)) {
    throw faults.business('The home currency has no exchange rate.', 'SourceCurrencyCode');
  }
  if (!isUsed(code, company)) {
    throw faults.missingRef('SourceCurrencyCode', 'CompanyCurrency', code);
  }
  return code;
}
