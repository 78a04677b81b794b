import type { SupplierDraft } from '../draft/draft.ts';
import { marker } from '../ledger/source-key.ts';
import { ok, refused } from '../result.ts';
import { isEmail, nameProblem } from './allowed-text.ts';
import { defineDocument, type OrderBase } from './document-type.ts';
import type { VendorDocument } from './qbo-shapes.ts';
import { optionalRef } from './transaction.ts';

interface VendorOrder extends OrderBase {
  document: VendorDocument;
}

/** A new Vendor for a supplier of the practice (contract.md §5.10; a term is ignored at creation). */
export const vendor = defineDocument<SupplierDraft, VendorOrder, VendorDocument>({
  kind: 'supplier',
  entity: 'Vendor',
  adminOnly: true,
  terms: () => [],

  order(draft, { company }) {
    const { displayName, email, accountNumber, currency, source } = draft;
    const wrong = nameProblem('name', displayName, 500);
    if (wrong) return refused(wrong);
    return ok({
      document: {
        DisplayName: displayName,
        ...(email && isEmail(email) ? { PrimaryEmailAddr: { Address: email } } : {}),
        ...(accountNumber ? { AcctNum: accountNumber } : {}),
        ...optionalRef('CurrencyRef', company.multiCurrency ? currency : undefined),
        Notes: marker(source),
      },
      total: null,
      tax: null,
    });
  },

  build: ({ document }) => document,
});
