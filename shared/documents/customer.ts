import type { ClientDraft } from '../draft/draft.ts';
import { marker } from '../ledger/source-key.ts';
import { problem } from '../problem.ts';
import { ok, refused } from '../result.ts';
import { isEmail, nameProblem } from './allowed-text.ts';
import { defineDocument, type OrderBase } from './document-type.ts';
import type { AddressDocument, CustomerDocument } from './qbo-shapes.ts';
import { optionalRef, ref } from './transaction.ts';

export interface CustomerOrder extends OrderBase {
  draft: ClientDraft;
  email?: string;
  marker: string;
}

/**
 * A new Customer for a practice client, or a sub-customer under its payer (E8, E12–E14; names:
 * contract.md §5.3). `Job` goes with `ParentRef`, or QuickBooks ignores the parent.
 */
export const customer = defineDocument<ClientDraft, CustomerOrder, CustomerDocument>({
  kind: 'client',
  entity: 'Customer',
  adminOnly: true,
  terms: () => [],

  order(draft, { company, settings }) {
    const { startDate: start } = settings;
    if (start && draft.enteredOn && draft.enteredOn < start) {
      return refused(problem('entered_before_start', { date: draft.enteredOn, start }));
    }
    const { displayName, givenName = '', familyName = '', companyName = '', email } = draft;
    const wrong =
      nameProblem('name', displayName, 500) ??
      nameProblem('first name', givenName, 100) ??
      nameProblem('last name', familyName, 100) ??
      nameProblem('company name', companyName, 100);
    if (wrong) return refused(wrong);
    const currency = company.multiCurrency ? draft.currency : undefined;
    const { currency: _page, enteredOn: _entered, ...plain } = draft;
    return ok({
      draft: currency ? { ...plain, currency } : plain,
      ...(email && isEmail(email) ? { email } : {}),
      marker: marker(draft.source),
      total: null,
      tax: null,
    });
  },

  build: ({ draft, email, marker: notes }) => ({
    DisplayName: draft.displayName,
    ...(draft.givenName ? { GivenName: draft.givenName } : {}),
    ...(draft.familyName ? { FamilyName: draft.familyName } : {}),
    ...(draft.companyName ? { CompanyName: draft.companyName } : {}),
    ...(email ? { PrimaryEmailAddr: { Address: email } } : {}),
    ...(draft.address ? { BillAddr: addressOf(draft.address) } : {}),
    ...(draft.parentId
      ? {
          Job: true as const,
          ParentRef: ref(draft.parentId),
          BillWithParent: draft.billWithParent ?? false,
        }
      : {}),
    ...optionalRef('SalesTermRef', draft.termId),
    ...optionalRef('CurrencyRef', draft.currency),
    Notes: notes,
  }),
});

function addressOf(address: NonNullable<ClientDraft['address']>): AddressDocument {
  const { line1, line2, city, region, postalCode, country } = address;
  return {
    ...(line1 ? { Line1: line1 } : {}),
    ...(line2 ? { Line2: line2 } : {}),
    ...(city ? { City: city } : {}),
    ...(region ? { CountrySubDivisionCode: region } : {}),
    ...(postalCode ? { PostalCode: postalCode } : {}),
    ...(country ? { Country: country } : {}),
  };
}
