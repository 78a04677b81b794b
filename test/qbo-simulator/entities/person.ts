import { child, type Doc, text } from '../doc.ts';
import { faults } from '../protocol/fault.ts';
import { settleCurrency } from './currency.ts';
import type { WriteContext } from './entity.ts';
import { requireFreePersonName } from './names.ts';

const nameParts = ['Title', 'GivenName', 'MiddleName', 'FamilyName', 'Suffix'];
const restricted = ['DisplayName', ...nameParts, 'PrintOnCheckName'];

/** What customers and vendors have in common: names, currency, addresses (contract §5.3). */
export function preparePerson(entity: string, draft: Doc, context: WriteContext): string {
  for (const property of restricted) {
    if (/[:\t\n]/.test(text(draft, property) ?? '')) throw faults.badProperty(property);
  }
  const parts = nameParts.map((part) => text(draft, part)).filter((part) => part !== undefined);
  const displayName = text(draft, 'DisplayName') ?? parts.join(' ');
  if (displayName === '') throw context.before ? faults.required('DisplayName') : faults.noName();
  requireFreePersonName(entity, displayName, context);
  draft.DisplayName = displayName;
  draft.Active ??= true;
  draft.PrintOnCheckName ??= text(draft, 'CompanyName') ?? displayName;
  settleCurrency(draft, context);
  delete draft.OpenBalanceDate;
  for (const property of ['BillAddr', 'ShipAddr']) {
    const address = child(draft, property);
    if (address) address.Id ??= context.company.nextId('Address');
  }
  return displayName;
}
