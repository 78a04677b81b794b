import type { Switches } from '../options.ts';
import { faults } from '../protocol/fault.ts';

export type Token =
  | { kind: 'word'; text: string; at: number }
  | { kind: 'number'; text: string; at: number }
  | { kind: 'text'; text: string; at: number }
  | { kind: 'symbol'; text: string; at: number }
  | { kind: 'end'; text: '<EOF>'; at: number };

const shapes: [Exclude<Token['kind'], 'text' | 'end'>, RegExp][] = [
  ['word', /[A-Za-z_][A-Za-z0-9_.]*/y],
  ['number', /-?\d+(\.\d+)?/y],
  ['symbol', /<=|>=|!=|[=<>(),*]/y],
];

/** Splits a statement into words, numbers, quoted texts and symbols (contract §4). */
export function tokenize(statement: string, backslash: Switches['backslash']): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < statement.length) {
    const char = statement[at] ?? '';
    if (/\s/.test(char)) {
      at += 1;
    } else if (char === "'") {
      const { text, next } = quoted(statement, at, backslash);
      tokens.push({ kind: 'text', text, at });
      at = next;
    } else {
      const token = shaped(statement, at);
      if (token === undefined) throw faults.queryParse(`Lexical error at column ${at + 1}`);
      tokens.push(token);
      at += token.text.length;
    }
  }
  tokens.push({ kind: 'end', text: '<EOF>', at });
  return tokens;
}

function shaped(statement: string, at: number): Token | undefined {
  for (const [kind, shape] of shapes) {
    shape.lastIndex = at;
    const text = shape.exec(statement)?.[0];
    if (text !== undefined) return { kind, text, at };
  }
  return undefined;
}

/** A text in single quotes; a backslash takes the next character, or only an apostrophe, as it is. */
function quoted(
  statement: string,
  start: number,
  backslash: Switches['backslash'],
): { text: string; next: number } {
  let text = '';
  for (let at = start + 1; at < statement.length; at += 1) {
    const char = statement[at];
    if (char === "'") return { text, next: at + 1 };
    const escapes = backslash === 'escapes' || statement[at + 1] === "'";
    if (char === '\\' && escapes) at += 1;
    text += statement[at] ?? '';
  }
  throw faults.queryParse(`Encountered unterminated text at column ${start + 1}`);
}
