import type { Rule } from './company-facts.ts';
import { advice, fine, mustFix, type Verdict } from './finding.ts';

/** Which company it is: the person compares the name. */
export const companyRule: Rule<Verdict> = ({ company: { name, country } }) =>
  name === '' || country === ''
    ? mustFix(
        'Company details are incomplete',
        'QuickBooks tells no company name or no country. The country decides how sales tax is sent.',
        'Fill in the company name and address in QuickBooks under Account and settings > Company.',
      )
    : fine(
        `Company: ${name}`,
        `Documents go to ${name} (${country}). If this is not the right company, disconnect and connect the other one; mappings and history are kept apart by company.`,
      );

/** QuickBooks Online only (features A2). */
export const editionRule: Rule<Verdict> = ({ edition }) => {
  if (edition !== null && /desktop|self-employed|solopreneur/i.test(edition)) {
    return mustFix(
      `${edition} is not supported`,
      'Counterfoil writes into QuickBooks Online (Simple Start, Essentials, Plus, Advanced). QuickBooks Desktop and the editions for the self-employed cannot be used.',
      'Move the books to QuickBooks Online, then connect that company.',
    );
  }
  return fine(
    edition ?? 'QuickBooks Online',
    'The company is in QuickBooks Online. QuickBooks Desktop is not supported. Classes and locations need the edition Plus or higher.',
  );
};

/** Fault 6190 refuses every write of a lapsed company (contract.md §7). */
export const subscriptionRule: Rule<Verdict> = ({ subscription }) => {
  switch (subscription) {
    case 'PAID':
      return fine('Subscription is paid', 'QuickBooks accepts changes.');
    case 'TRIAL':
      return advice(
        'Subscription is a trial',
        'QuickBooks accepts changes until the trial ends; then every export is refused until a plan is chosen.',
        'Choose a plan in QuickBooks under Account and settings > Billing & subscription.',
      );
    case null:
      return fine('Subscription', 'QuickBooks does not tell its state; reading works.');
    default:
      return mustFix(
        'Subscription has lapsed',
        `QuickBooks reports the subscription as ${subscription}. It can be read but refuses every change, so exports wait as refused.`,
        'Renew it in QuickBooks under Account and settings > Billing & subscription, then press Test connection again.',
      );
  }
};

/** Contract.md §7. */
export const currencyRule: Rule<Verdict> = ({ company: { homeCurrency, multiCurrency } }) => {
  if (homeCurrency === '') {
    return mustFix(
      'Home currency is unknown',
      'QuickBooks does not tell in which currency the company keeps its books, so no amount can be compared.',
      'Set the home currency in QuickBooks under Account and settings > Advanced > Currency.',
    );
  }
  if (!multiCurrency) {
    return fine(
      `Books in ${homeCurrency}`,
      `Only records in ${homeCurrency} are exported; others are refused and never booked one to one.`,
    );
  }
  return advice(
    `Books in ${homeCurrency}, multi-currency on`,
    `Each QuickBooks customer has one currency for good. A record in another currency than ${homeCurrency} is exported only to a customer of that currency and with the exchange rate its page shows.`,
    'Keep one QuickBooks customer for each currency a client is billed in, and map to the right one.',
  );
};

/** Contract.md §7: not every company tells its closing date. */
export const closingDateRule: Rule<Verdict> = ({ company: { closedUntil } }) =>
  closedUntil === null
    ? fine(
        'No closing date is told',
        'If the books are closed all the same, QuickBooks refuses a record of a closed day and Counterfoil says so. It never changes a date.',
      )
    : advice(
        `Books are closed until ${closedUntil}`,
        `QuickBooks refuses every record dated ${closedUntil} or before, and changes to such records. Counterfoil never changes a date.`,
        `Export earlier records only after the bookkeeper has moved the closing date, or set the start date in the settings to the day after ${closedUntil}.`,
      );
