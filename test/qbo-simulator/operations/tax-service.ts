import type { Company } from '../books/company.ts';
import { type Doc, list, text } from '../doc.ts';
import { decimal } from '../money.ts';
import { faults } from '../protocol/fault.ts';
import { checkShape } from './check-shape.ts';
import { storeNew, type Writer } from './write.ts';

type Rate = { id: string; on: string };

/** Makes a tax code out of known and new rates, and answers in the bare form (contract §2.5, §5.11). */
export function createTaxCode(body: Doc, writer: Writer): Doc {
  const { company } = writer;
  const given = checkShape('TaxService', body, { ...writer.switches, beyondLatin1: 'accept' });
  const name = text(given, 'TaxCode');
  if (name === undefined) throw faults.required('TaxCode');
  requireFree('TaxCode', name, company);
  const details = list(given, 'TaxRateDetails');
  if (details.length === 0) throw faults.required('TaxRateDetails');
  for (const detail of details) checkRate(detail, company);
  requireEachOnce(details);
  const rates = details.map((detail) => rateOf(detail, writer));
  const id = company.nextId('TaxCode');
  storeNew('TaxCode', id, codeDoc(name, rates), writer);
  const answered = details.map((detail, index) => ({ ...detail, TaxRateId: rates[index]?.id }));
  return { TaxCode: name, TaxCodeId: id, TaxRateDetails: answered };
}

function checkRate(detail: Doc, company: Company): void {
  const known = text(detail, 'TaxRateId');
  if (known !== undefined) {
    if (company.get('TaxRate', known)) return;
    throw faults.missingRef('TaxRateDetails.TaxRateId', 'TaxRate', known);
  }
  for (const property of ['TaxRateName', 'RateValue', 'TaxAgencyId']) {
    if (detail[property] === undefined) throw faults.required(`TaxRateDetails.${property}`);
  }
  const value = decimal(detail.RateValue);
  if (value.lt(0) || value.gt(100)) throw faults.badNumber('TaxRateDetails.RateValue');
  const agency = text(detail, 'TaxAgencyId') ?? '';
  if (!company.get('TaxAgency', agency)) {
    throw faults.missingRef('TaxRateDetails.TaxAgencyId', 'TaxAgency', agency);
  }
  requireFree('TaxRate', text(detail, 'TaxRateName') ?? '', company);
}

function requireEachOnce(details: Doc[]): void {
  const keys = details.map((detail) => text(detail, 'TaxRateId') ?? `name ${detail.TaxRateName}`);
  if (new Set(keys).size !== keys.length) {
    throw faults.business('Each tax rate may be used once.', 'TaxRateDetails');
  }
}

function rateOf(detail: Doc, writer: Writer): Rate {
  const on = text(detail, 'TaxApplicableOn') ?? 'Sales';
  const known = text(detail, 'TaxRateId');
  if (known !== undefined) return { id: known, on };
  const id = writer.company.nextId('TaxRate');
  const doc = {
    Name: detail.TaxRateName,
    Description: detail.TaxRateName,
    Active: true,
    RateValue: detail.RateValue,
    AgencyRef: { value: detail.TaxAgencyId },
    SpecialTaxType: 'NONE',
    DisplayType: 'ReadOnly',
  };
  storeNew('TaxRate', id, doc, writer);
  return { id, on };
}

function codeDoc(name: string, rates: Rate[]): Doc {
  const rateList = (on: string) => ({
    TaxRateDetail: rates
      .filter((rate) => rate.on === on)
      .map(({ id }, TaxOrder) => ({
        TaxRateRef: { value: id },
        TaxTypeApplicable: 'TaxOnAmount',
        TaxOrder,
      })),
  });
  return {
    Name: name,
    Description: name,
    Active: true,
    Hidden: false,
    Taxable: true,
    TaxGroup: true,
    SalesTaxRateList: rateList('Sales'),
    PurchaseTaxRateList: rateList('Purchase'),
    TaxCodeConfigType: 'USER_DEFINED',
  };
}

function requireFree(entity: string, name: string, company: Company): void {
  const holder = company
    .all(entity)
    .find(({ doc }) => text(doc, 'Name')?.toLowerCase() === name.toLowerCase());
  if (holder) {
    const detail = `The name supplied already exists. : Id=${holder.doc.Id}`;
    throw faults.duplicateName(detail, entity === 'TaxCode' ? 'TaxCode' : 'TaxRateName');
  }
}
