import type { Company } from '../books/company.ts';
import { type Doc, list, text } from '../doc.ts';
import { decimal } from '../money.ts';
import { applicationsOf } from './applications.ts';
import type { Side } from './side.ts';

/** What answers add to the lines of a payment about the documents behind them (contract §5.8). */
export function addLineExtras(side: Side, doc: Doc, company: Company): void {
  for (const line of list(doc, 'Line')) {
    const [part] = applicationsOf({ Line: [line] });
    const target = company.get(side.targets[part?.type ?? ''] ?? '', part?.id ?? '')?.doc;
    if (part === undefined || target === undefined) continue;
    const open = decimal(target.Balance).plus(part.amount);
    const pairs = {
      txnId: part.id,
      txnOpenBalance: open.toFixed(2),
      txnReferenceNumber: text(target, 'DocNumber'),
    };
    line.LineEx = {
      any: Object.entries(pairs).flatMap(([Name, Value]) =>
        Value === undefined ? [] : [nameValue(Name, Value)],
      ),
    };
  }
}

/** The XML binding of the service shows through here. */
function nameValue(Name: string, Value: string): Doc {
  return {
    name: '{http://schema.intuit.com/finance/v3}NameValue',
    declaredType: 'com.intuit.schema.finance.v3.NameValue',
    scope: 'javax.xml.bind.JAXBElement$GlobalScope',
    value: { Name, Value },
    nil: false,
    globalScope: true,
    typeSubstituted: false,
  };
}
