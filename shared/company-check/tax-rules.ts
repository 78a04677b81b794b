import Big from 'big.js';
import type { Company, CompanyTaxCode } from '../documents/company.ts';
import { taxTreatment } from '../documents/tax-plan.ts';
import type { PracticeTax, Rule } from './company-facts.ts';
import { advice, fine, mustFix, type Verdict } from './finding.ts';

const asLine =
  'The tax of each record is sent as a line of its own on the services item, so totals are equal to the cent. QuickBooks’ own sales tax reports do not see it.';

const documentTaxes: Record<'us-manual' | 'us-automated', string> = {
  'us-manual':
    'The tax of each record is sent as the document’s own tax, and only where the mapped QuickBooks code gives the same amount to the cent; anything else is refused.',
  'us-automated':
    'The tax of each record is sent as the document’s own tax, and only once it is known that this company keeps such a tax.',
};

const models: Record<Company['tax'], string> = {
  none: 'Sales tax is off in QuickBooks',
  'us-manual': 'Sales tax: set up by hand (US)',
  'us-automated': 'Sales tax: automated (US)',
  global: 'Sales tax: a tax code for each line',
};

/** Which model the company has and what Counterfoil does with tax there (contract.md §6.1). */
export const salesTaxRule: Rule<Verdict> = ({ company, settings }) => {
  const title = models[company.tax];
  if (company.tax === 'none') {
    return company.country === 'US'
      ? fine(title, `QuickBooks stores no tax on a document. ${asLine}`)
      : advice(
          title,
          `QuickBooks stores no tax on a document. ${asLine}`,
          'If the practice charges VAT or GST, switch sales tax on in QuickBooks under Taxes, then press Test connection again.',
        );
  }
  switch (taxTreatment(company, settings)) {
    case 'line':
      return fine(title, asLine);
    case 'global':
      return fine(
        title,
        'Each line carries the tax code it is mapped to, and the page’s own tax amounts are sent with it. A rate that differs is refused.',
      );
    case 'document':
      return fine(title, documentTaxes[company.tax === 'us-manual' ? 'us-manual' : 'us-automated']);
  }
};

/** Automated sales tax may ignore an amount that is sent (contract.md §6.2). */
export const taxOverrideRule: Rule<Verdict> = ({ company, settings }) => {
  if (company.tax !== 'us-automated') {
    return fine('Sent tax amounts', 'Only companies with automated sales tax may ignore them.');
  }
  if (settings.tax === 'line') {
    return fine('Sent tax amounts', 'None are sent: tax goes as a line of its own.');
  }
  if (company.taxOverride === 'kept') {
    return fine(
      'QuickBooks keeps the tax that is sent',
      'An admin has found this out. Every answer is still compared to the cent.',
    );
  }
  const isIgnored = company.taxOverride === 'ignored';
  return mustFix(
    isIgnored
      ? 'QuickBooks replaces the tax that is sent'
      : 'It is not known whether QuickBooks keeps the tax that is sent',
    `The settings ask for the document’s own tax, but automated sales tax ${isIgnored ? 'puts its own amount in its place' : 'may put its own amount in its place'}. Records with tax are refused until this is decided.`,
    isIgnored
      ? 'Let the tax be sent as a line of its own (settings).'
      : 'Let the tax be sent as a line of its own (settings). If another integration sends its own tax amounts to this company, look whether QuickBooks kept one of them, and say so here.',
  );
};

/** Mapped codes must be there and active. */
export const taxCodesRule: Rule<Verdict> = ({ company, mappedTaxCodes }) => {
  const used = company.tax === 'global' || company.tax === 'us-manual';
  if (!used) return fine('Tax codes', 'Documents name none in this company.');
  const wrong = mappedTaxCodes
    .map((id) => ({ id, code: company.taxCodes.find((one) => one.id === id) }))
    .filter(({ code }) => !code?.active);
  if (wrong.length > 0) {
    const names = wrong.map(({ id, code }) => code?.name ?? `number ${id}`).join(', ');
    return mustFix(
      'Mapped tax codes are gone or inactive',
      `Mappings point to tax codes that cannot be used any more: ${names}. Records with these taxes are refused.`,
      'Map the taxes to other codes, or make the codes active again in QuickBooks.',
    );
  }
  const active = company.taxCodes.filter((code) => code.active);
  return active.length === 0
    ? mustFix(
        'No tax codes',
        'QuickBooks has no active tax code, so records with tax are refused.',
        'Set up the sales tax in QuickBooks under Taxes, then press Test connection again.',
      )
    : fine('Tax codes', `${active.length} are active, and every mapped one is among them.`);
};

/** The practice's rates must be those of the codes they are mapped to (features D18). */
export const taxRatesRule: Rule<Verdict> = ({ company, practiceTaxes }) => {
  const pairs = practiceTaxes.flatMap((tax) => {
    const code = company.taxCodes.find(({ id }) => id === tax.codeId);
    return code ? [{ tax, code }] : [];
  });
  const different = pairs.filter(({ tax, code }) => !percentOf(code).eq(tax.percent));
  if (different.length > 0) {
    return mustFix(
      'Tax rates differ',
      `The practice software and QuickBooks do not charge the same: ${different.map(difference).join('; ')}. Records with these taxes are refused.`,
      'Map each tax to a code with the same rate, or correct the rate where it is wrong.',
    );
  }
  return fine(
    'Tax rates',
    pairs.length === 0
      ? 'No tax of the practice is mapped to a code yet, so there is nothing to compare. Each record is checked when it is exported.'
      : `${pairs.length} of the practice’s taxes have the rate of the code they are mapped to.`,
  );
};

const percentOf = ({ sales }: CompanyTaxCode): Big =>
  sales.reduce((sum, { percent }) => sum.plus(percent), new Big(0));

const difference = ({ tax, code }: { tax: PracticeTax; code: CompanyTaxCode }): string =>
  `${tax.name} is ${new Big(tax.percent).toString()} %, its code ${code.name} is ${percentOf(code).toString()} %`;
