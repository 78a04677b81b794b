import { child, type Doc, list, refId } from '../doc.ts';
import { faults } from '../protocol/fault.ts';

/** Refuses another amount, account or name on the lines of a document that payments are linked to. */
export function requireKept(before: Doc | undefined, draft: Doc): void {
  const linked = list(before, 'LinkedTxn').some((link) => /Payment/.test(String(link.TxnType)));
  if (linked && lines(before) !== lines(draft)) {
    throw faults.business('Unlink the payments before changing the lines.', 'Line');
  }
}

function lines(doc: Doc | undefined): string {
  return JSON.stringify(
    list(doc, 'Line').map((line) => {
      const detail = child(line, String(line.DetailType));
      const named = child(detail, 'Entity') ?? detail;
      const party = refId(named, 'EntityRef') ?? refId(named, 'CustomerRef');
      return [line.Amount, detail?.PostingType, refId(detail, 'AccountRef'), party];
    }),
  );
}
