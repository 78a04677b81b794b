import { longestText } from '#shared/reading/limits.ts';

/** A text as it was found, or only its length when it is longer than any field may be. */
export type Found = { text: string } | { tooLong: number };

/** Raw characters looked at; white space of the markup may take much of it. */
const roomy = longestText * 4;
const unseen = new Set(['script', 'style', 'template', 'noscript']);
const breaks = /^(br|div|p|li|tr|dd|dt|h\d)$/;

/** Cuts a text to what may be recorded. */
export const found = (text: string): Found =>
  text.length > longestText ? { tooLong: text.length } : { text };

/**
 * What an element shows, without needing its styles, so that a fetched page reads like an open one:
 * white space collapses, `<br>` and blocks make lines; `keepLines` also keeps line breaks inside text.
 * Walks without recursion and never joins more than a field may hold.
 */
export function textOf(element: Element, keepLines = false): Found {
  const verbatim = /^(textarea|pre)$/.test(element.localName);
  const walker = element.ownerDocument.createTreeWalker(element, 5 /* elements and text */);
  let raw = '';
  let length = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeType === 1) {
      if (breaks.test((node as Element).localName)) raw += '\n';
    } else if (!unseen.has(node.parentElement?.localName ?? '')) {
      const { data } = node as Text;
      length += data.length;
      if (length > roomy) continue;
      raw += keepLines || verbatim ? data : data.replace(/[ \t\r\n\f]+/g, ' ');
    }
  }
  if (length > roomy) return { tooLong: length };
  if (verbatim) return found(raw);
  return found(
    raw
      .replace(/[ \t\r\f]+/g, ' ')
      .replace(/ *\n[ \n]*/g, '\n')
      .trim(),
  );
}
