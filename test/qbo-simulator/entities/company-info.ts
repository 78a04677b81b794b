import { type Doc, text } from '../doc.ts';
import type { EntityRules } from './entity.ts';

/** The one record about the company itself; its subscription comes from the settings (§5.11). */
export const companyInfo: EntityRules = {
  name: 'CompanyInfo',
  kind: 'singleton',
  prepare(draft, context) {
    const stored = context.before?.doc ?? {};
    const kept = ['Country', 'NameValue', 'CompanyStartDate', 'FiscalYearStartMonth'];
    for (const property of kept) draft[property] = stored[property];
    draft.CompanyName ??= stored.CompanyName;
  },
  present(doc, _record, company) {
    const others = Array.isArray(doc.NameValue) ? (doc.NameValue as Doc[]) : [];
    doc.NameValue = [
      { Name: 'SubscriptionStatus', Value: company.settings.subscription },
      ...others.filter((pair) => text(pair, 'Name') !== 'SubscriptionStatus'),
    ];
  },
};
