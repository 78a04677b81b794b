import type Big from 'big.js';
import type { Company } from '../books/company.ts';
import { child, type Doc, list, refId } from '../doc.ts';
import type { WriteContext } from '../entities/entity.ts';
import { decimal, money, sum } from '../money.ts';
import { faults } from '../protocol/fault.ts';

/**
 * A bundle becomes the lines of its parts at their own prices; bundles do not nest (contract §5.4).
 * Parts that came along, as in a form that was read before, are checked by `read` and kept.
 */
export function groupLine(line: Doc, { company }: WriteContext, read: (part: Doc) => Doc): Doc {
  const detail = child(line, 'GroupLineDetail');
  const id = refId(detail, 'GroupItemRef');
  if (id === undefined) throw faults.required('GroupItemRef');
  const bundle = company.get('Item', id)?.doc;
  if (bundle?.Type !== 'Group') throw faults.business('This item is no bundle.', 'GroupItemRef');
  const Quantity = detail?.Quantity ?? 1;
  const given = list(detail, 'Line');
  const parts = given.length > 0 ? given : partsOf(bundle, decimal(Quantity), company);
  const Line = parts.map(read);
  const Amount = money(sum(Line.map((part) => decimal(part.Amount))));
  return { ...line, Amount, GroupLineDetail: { ...detail, Quantity, Line } };
}

function partsOf(bundle: Doc, times: Big, company: Company): Doc[] {
  return list(child(bundle, 'ItemGroupDetail'), 'ItemGroupLine').map((part) => {
    const itemId = refId(part, 'ItemRef') ?? '';
    const item = company.get('Item', itemId)?.doc;
    const quantity = decimal(part.Qty).times(times);
    const code = refId(item, 'SalesTaxCodeRef');
    return {
      ...(item?.Description === undefined ? {} : { Description: item.Description }),
      Amount: money(decimal(item?.UnitPrice).times(quantity)),
      DetailType: 'SalesItemLineDetail',
      SalesItemLineDetail: {
        ItemRef: { value: itemId },
        Qty: quantity.toNumber(),
        UnitPrice: item?.UnitPrice ?? 0,
        ...(code === undefined ? {} : { TaxCodeRef: { value: code } }),
      },
    };
  });
}
