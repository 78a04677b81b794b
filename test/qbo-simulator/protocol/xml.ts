import { type Doc, isDoc } from '../doc.ts';

/** What travels as an attribute in XML and as a plain key in JSON (contract §2.5). */
const attributes = new Set(['domain', 'status', 'sparse', 'type', 'code', 'element', 'bId']);

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
  if (!isDoc(value)) return `<${name}>${escaped(String(value))}</${name}>`;
  const entries = Object.entries(value);
  const isAttribute = ([key, entry]: [string, unknown]) => attributes.has(key) && !isDoc(entry);
  const head = entries
    .filter(isAttribute)
    .map(([key, entry]) => ` ${key}="${escaped(String(entry))}"`);
  const inner = entries
    .filter((entry) => !isAttribute(entry))
    .map(([key, entry]) => element(key, entry));
  return `<${name}${head.join('')}>${inner.join('')}</${name}>`;
}

function escaped(value: string): string {
  return value.replace(/[<>&"]/g, (char) => `&#${char.charCodeAt(0)};`);
}
