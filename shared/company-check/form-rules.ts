import type { ListFact, Rule } from './company-facts.ts';
import { advice, fine, mustFix, type Verdict } from './finding.ts';

/** Contract.md §5.5: without custom numbers QuickBooks refuses no duplicate. */
export const documentNumbersRule: Rule<Verdict> = ({ company, settings }) => {
  const { customTxnNumbers } = company;
  if (settings.numbers === 'practice') {
    return customTxnNumbers
      ? fine(
          'Document numbers: the practice’s',
          'Custom transaction numbers are on: documents keep the practice’s numbers, and QuickBooks warns of duplicates where that is switched on too.',
        )
      : advice(
          'Custom transaction numbers are off',
          'Documents keep the practice’s numbers, but QuickBooks does not refuse a number that is there already, and its own sequence may give the same number to somebody else. Counterfoil itself never sends a record twice.',
          'Switch on Custom transaction numbers and the warning for duplicates in QuickBooks under Account and settings > Sales.',
        );
  }
  return customTxnNumbers
    ? mustFix(
        'Documents would get no number',
        'The settings leave numbering to QuickBooks, but there custom transaction numbers are on, and then a document sent without a number stays without one.',
        'Switch Custom transaction numbers off in QuickBooks under Account and settings > Sales, or let documents keep the practice’s numbers (settings).',
      )
    : fine('Document numbers: QuickBooks’ own', 'Each document takes the next number there.');
};

/** Contract.md §5.8: a new invoice may come back with a smaller balance. */
export const autoApplyCreditsRule: Rule<Verdict> = ({ autoApplyCredits }) =>
  autoApplyCredits
    ? advice(
        'QuickBooks applies open credits by itself',
        'A new invoice may be settled at once with an old credit of the customer. Its total stays right, but its balance can be smaller than in the practice software, and a payment exported later may find nothing left to settle.',
        'Switch off Automatically apply credits in QuickBooks under Account and settings > Advanced > Automation.',
      )
    : fine('Credits are not applied by themselves', 'A new invoice keeps its whole balance.');

/** Contract.md §5.8. */
export const autoApplyPaymentsRule: Rule<Verdict> = ({ autoApplyPayments }) =>
  autoApplyPayments
    ? advice(
        'QuickBooks applies payments by itself',
        'Money that a customer has on account may settle a new invoice at once, and a payment may settle other invoices than the practice software says.',
        'Switch off automatic application of bill payments and payments in QuickBooks under Account and settings > Advanced > Automation.',
      )
    : fine('Payments are not applied by themselves', 'A payment settles what the page says.');

/** Contract.md §5.4: a document discount needs the preference. */
export const discountsRule: Rule<Verdict> = ({ company: { allowDiscount } }) =>
  allowDiscount
    ? fine('Discounts are on', 'A discount of the whole document is sent as its discount.')
    : advice(
        'Discounts are off in QuickBooks',
        'A discount of the whole document is sent as a line with a negative amount on the services item. Totals are the same; reports show it under that item.',
        'Switch on Discount in QuickBooks under Account and settings > Sales, if it should be booked as a discount.',
      );

const usable = (rows: ListFact[], id: string): boolean =>
  rows.some((row) => row.id === id && row.active);

/** Contract.md §7: references are dropped or refused while the feature is off. */
export const classesRule: Rule<Verdict> = ({ company, settings, classes }) => {
  const classId = settings.useClasses ? settings.classId : null;
  const place = { off: '', document: 'one for each document', line: 'one for each line' };
  if (company.classes === 'off') {
    return classId === null
      ? fine('Classes are off', 'None are sent.')
      : mustFix(
          'A class is chosen, but classes are off',
          'The settings name a class for every document, which QuickBooks drops or refuses while class tracking is off.',
          'Switch on Track classes in QuickBooks under Account and settings > Advanced > Categories, or choose no class (settings).',
        );
  }
  return classId === null || usable(classes, classId)
    ? fine('Classes are on', `They are sent as QuickBooks has them: ${place[company.classes]}.`)
    : mustFix(
        'The chosen class is gone or inactive',
        'The settings name a class that cannot be used any more; documents with it are refused.',
        'Choose another class in the settings, or make it active again in QuickBooks.',
      );
};

/** Contract.md §7. */
export const locationsRule: Rule<Verdict> = ({ company, settings, locations }) => {
  const locationId = settings.useLocations ? settings.locationId : null;
  if (!company.locations) {
    return locationId === null
      ? fine('Locations are off', 'None are sent.')
      : mustFix(
          'A location is chosen, but locations are off',
          'The settings name a location for every document, which QuickBooks drops or refuses while location tracking is off.',
          'Switch on Track locations in QuickBooks under Account and settings > Advanced > Categories, or choose no location (settings).',
        );
  }
  return locationId === null || usable(locations, locationId)
    ? fine('Locations are on', 'One can be sent with each document.')
    : mustFix(
        'The chosen location is gone or inactive',
        'The settings name a location that cannot be used any more; documents with it are refused.',
        'Choose another location in the settings, or make it active again in QuickBooks.',
      );
};
