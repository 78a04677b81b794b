import { type Doc, isDoc } from '../doc.ts';

/**
 * The answer to a client that did not ask for JSON: QuickBooks speaks XML then (contract §2.2).
 * Enough of it to be well-formed; nobody is meant to build on it.
 */
export function xmlAnswer(body: Doc, time: string): string {
  const { time: _time, ...content } = body;
  const inner = Object.entries(content)
    .map(([name, value]) => element(name, value))
    .join('');
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    `<IntuitResponse xmlns="http://schema.intuit.com/finance/v3" time="${escaped(time)}">${inner}</IntuitResponse>`
  );
}

function element(name: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((entry) => element(name, entry)).join('');
  const inner = isDoc(value)
    ? Object.entries(value)
        .map(([key, entry]) => element(key, entry))
        .join('')
    : escaped(String(value));
  return `<${name}>${inner}</${name}>`;
}

function escaped(value: string): string {
  return value.replace(/[<>&"]/g, (char) => `&#${char.charCodeAt(0)};`);
}
