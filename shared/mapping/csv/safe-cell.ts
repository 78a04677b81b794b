/**
 * What a spreadsheet takes for a formula, after the quotes and spaces it skips; the wide forms too.
 * A quote in front makes it text, so what has quotes in front already gets one more.
 */
const formula = /^'*\s*[=+\-@＝＋－＠]|^'*[\t\r\n]/;

/** A cell that no spreadsheet runs as a formula. */
export const safeCell = (text: string): string => (formula.test(text) ? `'${text}` : text);

/** The text that `safeCell` made safe. */
export const plainCell = (cell: string): string =>
  cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell;
