import type { Company } from '../books/company.ts';
import { child, type Doc, refId, text } from '../doc.ts';
import { partyBalance } from '../linking/party-balance.ts';
import { receivable } from '../linking/side.ts';
import { faults } from '../protocol/fault.ts';
import { settleCurrency } from './currency.ts';
import type { EntityRules } from './entity.ts';
import { placeUnderParent, requireFreePersonName } from './names.ts';

const nameParts = ['Title', 'GivenName', 'MiddleName', 'FamilyName', 'Suffix'];
const restricted = ['DisplayName', ...nameParts, 'PrintOnCheckName'];

/** Contract §5.3 and §5.6. */
export const customer: EntityRules = {
  name: 'Customer',
  kind: 'list',
  prepare(draft, context) {
    for (const property of restricted) {
      if (/[:\t\n]/.test(text(draft, property) ?? '')) throw faults.badProperty(property);
    }
    const parts = nameParts.map((part) => text(draft, part)).filter((part) => part !== undefined);
    const displayName = text(draft, 'DisplayName') ?? parts.join(' ');
    if (displayName === '') throw context.before ? faults.required('DisplayName') : faults.noName();
    requireFreePersonName('Customer', displayName, context);
    draft.DisplayName = displayName;
    const level = placeUnderParent('Customer', draft, displayName, context);
    delete draft.Level;
    if (level > 0) draft.Level = level;
    draft.Job ??= level > 0;
    if (draft.BillWithParent === true && level === 0) {
      throw faults.business('BillWithParent is only valid on a sub-customer.', 'BillWithParent');
    }
    draft.BillWithParent ??= false;
    draft.Active ??= true;
    draft.Taxable ??= true;
    draft.PreferredDeliveryMethod ??= 'Print';
    draft.PrintOnCheckName ??= text(draft, 'CompanyName') ?? displayName;
    draft.IsProject = false;
    settleCurrency(draft, context);
    delete draft.OpenBalanceDate;
    for (const property of ['BillAddr', 'ShipAddr']) {
      const address = child(draft, property);
      if (address) address.Id ??= context.company.nextId('Address');
    }
    if (draft.DefaultTaxCodeRef !== undefined && draft.Taxable !== true) {
      throw faults.business('DefaultTaxCodeRef needs Taxable.', 'DefaultTaxCodeRef');
    }
  },
  present(doc, record, company) {
    const id = String(record.doc.Id);
    doc.Balance = partyBalance(receivable, [id], company);
    const family = [id, ...descendants(id, company)];
    doc.BalanceWithJobs =
      family.length === 1 ? doc.Balance : partyBalance(receivable, family, company);
  },
};

function descendants(id: string, company: Company): string[] {
  const children = company
    .all('Customer')
    .filter((record) => refId(record.doc, 'ParentRef') === id)
    .map((record) => String((record.doc as Doc).Id));
  return children.flatMap((below) => [below, ...descendants(below, company)]);
}
