import type Big from 'big.js';
import { child, type Doc, list, refId, text } from '../doc.ts';
import { settleTxnCurrency } from '../entities/currency.ts';
import type { WriteContext } from '../entities/entity.ts';
import { settleTracking } from '../entities/tracking.ts';
import { decimal, money } from '../money.ts';
import { faults } from '../protocol/fault.ts';
import { suppliedDetail, taxModel } from '../sales/tax.ts';
import { taxOfLines } from '../sales/tax-global.ts';
import { expenseDetail, readExpenseLines } from './read-lines.ts';

/** What Bill, Purchase and VendorCredit have in common (contract §5.10); gives the total. */
export function prepareExpense(
  entity: string,
  draft: Doc,
  context: WriteContext,
  owner: Doc | undefined,
): Big {
  settleTxnCurrency(draft, context, owner);
  settleTracking(draft, context);
  draft.TxnDate ??= context.today;
  const net = readExpenseLines(draft, context);
  const total = net.plus(settleTax(draft, context));
  if (total.lt(0)) throw faults.business('The total cannot be negative.', 'Line');
  draft.TotalAmt = money(total);
  checkNumber(entity, draft, context);
  return total;
}

/** US purchases carry no tax and only TAX or NON; elsewhere the purchase rates apply (§6.3). */
function settleTax(draft: Doc, context: WriteContext): Big {
  const lines = list(draft, 'Line');
  if (context.company.country === 'US') {
    for (const line of lines) settleUsCode(expenseDetail(line));
    delete draft.TxnTaxDetail;
    delete draft.GlobalTaxCalculation;
    return decimal(0);
  }
  if (taxModel(context.company) === 'none') {
    delete draft.TxnTaxDetail;
    return decimal(0);
  }
  const inclusive = draft.GlobalTaxCalculation === 'TaxInclusive';
  const taxed = lines.map((line) => {
    const detail = expenseDetail(line);
    const gross = detail.TaxInclusiveAmt;
    return {
      detail,
      net: decimal(line.Amount),
      gross: inclusive && typeof gross === 'number' ? decimal(gross) : undefined,
    };
  });
  const supplied = suppliedDetail(context);
  const tax = taxOfLines(draft, taxed, 'PurchaseTaxRateList', supplied, context);
  if (tax.detail === undefined) delete draft.TxnTaxDetail;
  else draft.TxnTaxDetail = tax.detail;
  return tax.total;
}

function settleUsCode(detail: Doc): void {
  const code = refId(detail, 'TaxCodeRef') ?? 'NON';
  if (code !== 'TAX' && code !== 'NON') throw faults.usTaxCode(code);
  detail.TaxCodeRef = { value: code };
}

/**
 * The vendor's own number stays as given. With custom numbers on purchases and the company's
 * warning on, one used before for the same vendor is refused (contract §5.5).
 */
function checkNumber(entity: string, draft: Doc, { company, before, include }: WriteContext): void {
  const asked = text(draft, 'DocNumber');
  if (asked === undefined || !customNumbers(company.preferences)) return;
  if (!company.settings.warnDuplicateBillNumber || include.has('allowduplicatedocnum')) return;
  const holder = company
    .having(entity, 'number', asked)
    .find(
      (record) => record !== before && refId(record.doc, 'VendorRef') === refId(draft, 'VendorRef'),
    );
  if (holder) throw faults.duplicateNumber(asked, entity, String(holder.doc.Id));
}

function customNumbers(preferences: Doc): boolean {
  const pairs = list(child(preferences, 'OtherPrefs'), 'NameValue');
  return pairs.some(
    (pair) => pair.Name === 'VendorAndPurchasesPrefs.UseCustomTxnNumbers' && pair.Value === 'true',
  );
}
