import Big from 'big.js';
import { shapeOf } from '../catalog/catalog.ts';
import { child, type Doc, list, number, text } from '../doc.ts';
import type { EntityRules } from '../entities/entity.ts';
import { present } from '../operations/present.ts';
import { faults } from './fault.ts';
import { findRecord } from './find-record.ts';
import type { Session } from './session.ts';

/** A transaction as a PDF of one plain page (contract §2.1). */
export function printPdf(rules: EntityRules, id: string, session: Session): Buffer {
  if (!shapeOf(rules.name).operations.includes('pdf')) {
    throw faults.unsupportedOperation(`pdf on ${rules.name}`);
  }
  const { company, state } = session;
  const doc = present(findRecord(rules, id, company), company, state.switches);
  return pdfOf(linesOf(rules.name, company.name, doc));
}

function linesOf(entity: string, company: string, doc: Doc): string[] {
  const amount = (value: number | undefined) => new Big(String(value ?? 0)).toFixed(2);
  return [
    company,
    `${entity} ${text(doc, 'DocNumber') ?? doc.Id}`,
    `Date ${text(doc, 'TxnDate') ?? ''}`,
    text(child(doc, 'CustomerRef'), 'name') ?? '',
    '',
    ...list(doc, 'Line').map(
      (line) =>
        `${text(line, 'Description') ?? line.DetailType}   ${amount(number(line, 'Amount'))}`,
    ),
    '',
    `Total   ${amount(number(doc, 'TotalAmt'))}`,
    `Balance   ${amount(number(doc, 'Balance'))}`,
  ];
}

function pdfOf(lines: string[]): Buffer {
  const shown = lines.map((line) => `(${escaped(line)}) Tj T*`).join('\n');
  const content = `BT /F1 11 Tf 15 TL 56 780 Td\n${shown}\nET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ];
  let source = '%PDF-1.4\n';
  const starts = objects.map((object, index) => {
    const start = source.length;
    source += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(start).padStart(10, '0')} 00000 n \n`;
  });
  const table = source.length;
  source += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${starts.join('')}`;
  source += `trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(source, 'latin1');
}

/** Text of a PDF string; what the font cannot show becomes a question mark. */
function escaped(line: string): string {
  return [...line]
    .map((char) => ((char.codePointAt(0) ?? 0) > 0xff ? '?' : char))
    .join('')
    .replace(/[\\()]/g, '\\$&')
    .replace(/[\r\n]+/g, ' ');
}
