import type { Company } from '../books/company.ts';
import { partyBalance } from '../linking/party-balance.ts';
import { receivable } from '../linking/side.ts';
import { faults } from '../protocol/fault.ts';
import type { EntityRules } from './entity.ts';
import { placeUnderParent, renameBelow } from './names.ts';
import { preparePerson } from './person.ts';

/** Contract §5.3 and §5.6. */
export const customer: EntityRules = {
  name: 'Customer',
  kind: 'list',
  settle: (effect, writer) => renameBelow('Customer', effect, writer),
  prepare(draft, context) {
    const displayName = preparePerson('Customer', draft, context);
    const level = placeUnderParent('Customer', draft, displayName, context);
    delete draft.Level;
    if (level > 0) draft.Level = level;
    if (draft.Job === true && level === 0) throw faults.required('ParentRef');
    draft.Job ??= level > 0;
    if (draft.BillWithParent === true && level === 0) {
      throw faults.business('BillWithParent is only valid on a sub-customer.', 'BillWithParent');
    }
    draft.BillWithParent ??= false;
    draft.Taxable ??= true;
    draft.PreferredDeliveryMethod ??= 'Print';
    draft.IsProject = false;
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
    .having('Customer', 'ParentRef', id)
    .map((record) => String(record.doc.Id));
  return children.flatMap((below) => [below, ...descendants(below, company)]);
}
