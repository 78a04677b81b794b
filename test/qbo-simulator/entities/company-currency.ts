import { text } from '../doc.ts';
import { currencyName } from '../operations/references.ts';
import { createRecord, type Writer } from '../operations/write.ts';
import { faults } from '../protocol/fault.ts';
import { account } from './account.ts';
import { homeCurrency, multicurrency } from './currency.ts';
import type { EntityRules } from './entity.ts';

/** A foreign currency the company works in (contract §5.11, §7). */
export const companyCurrency: EntityRules = {
  name: 'CompanyCurrency',
  kind: 'list',
  prepare(draft, { company, before }) {
    if (!multicurrency(company)) throw faults.business('Multicurrency is off.');
    const code = text(draft, 'Code') ?? '';
    const name = currencyName(code);
    if (name === undefined) throw faults.badEnum('Code', code);
    if (code === homeCurrency(company)) {
      throw faults.business('The home currency needs no entry.', 'Code');
    }
    if (before && before.doc.Code !== code) {
      throw faults.business('The code of a currency cannot be changed.', 'Code');
    }
    const holder = company
      .all('CompanyCurrency')
      .find((record) => record !== before && record.doc.Code === code);
    if (holder) {
      const detail = `The name supplied already exists. : Id=${holder.doc.Id}`;
      throw faults.duplicateName(detail, 'Code');
    }
    draft.Name = name;
    draft.Active ??= true;
  },
  settle({ operation, after }, writer) {
    const code = text(after, 'Code');
    if (operation === 'create' && code !== undefined) openAccounts(code, writer);
  },
};

/** Receivables and payables are kept apart for each currency (contract §7). */
function openAccounts(code: string, writer: Writer): void {
  const kinds = { 'Accounts Receivable': 'A/R', 'Accounts Payable': 'A/P' };
  for (const [AccountType, short] of Object.entries(kinds)) {
    const Name = `${AccountType} (${short}) - ${code}`;
    const opened = createRecord(account, { Name, AccountType }, writer);
    opened.doc.CurrencyRef = { value: code };
  }
}
