import { type Doc, list, text } from '../doc.ts';
import type { WriteContext } from '../entities/entity.ts';

/** A line with a known id keeps it, every other gets the next one (contract §5.2). */
export function numberLines(content: Doc[], context: WriteContext): void {
  const known = new Set(list(context.before?.doc, 'Line').map((line) => text(line, 'Id')));
  let last = Math.max(0, ...[...known].map((id) => Number(id ?? 0)));
  for (const [index, line] of content.entries()) {
    const id = text(line, 'Id');
    if (id === undefined || !known.delete(id)) {
      last += 1;
      line.Id = String(last);
    }
    line.LineNum = index + 1;
  }
}
