import { text } from '../doc.ts';
import { currencyName } from '../operations/references.ts';
import { faults } from '../protocol/fault.ts';
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
};
