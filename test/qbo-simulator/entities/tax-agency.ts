import { text } from '../doc.ts';
import { faults } from '../protocol/fault.ts';
import type { EntityRules } from './entity.ts';

/** Contract §5.11. */
export const taxAgency: EntityRules = {
  name: 'TaxAgency',
  kind: 'list',
  prepare(draft, { company }) {
    const name = text(draft, 'DisplayName')?.toLowerCase();
    const holder = company
      .all('TaxAgency')
      .find(({ doc }) => text(doc, 'DisplayName')?.toLowerCase() === name);
    if (holder) {
      const detail = `The name supplied already exists. : Id=${holder.doc.Id}`;
      throw faults.duplicateName(detail, 'DisplayName');
    }
    draft.TaxTrackedOnSales = true;
    draft.TaxTrackedOnPurchases = company.country !== 'US';
    draft.TaxAgencyConfig = 'USER_DEFINED';
  },
};
