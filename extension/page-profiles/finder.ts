import type { Locator } from '#shared/reading/profile.ts';
import type { Sighting } from '#shared/reading/reading.ts';
import { type Found, found, textOf } from './text-of.ts';

/** Looks for values inside one part of a page. */
export interface Finder {
  /** The first element a selector finds; `{n}` is the number of the line. */
  element(css: string, n?: number): Element | null;
  /** What every locator finds, verbatim; those that find nothing are left out. */
  see(locators: readonly Locator[] | undefined, n?: number): Sighting[] | undefined;
  /** The first text found that is not empty. */
  text(locators: readonly Locator[] | undefined): string | undefined;
}

const byNameOnly = /^([a-z]*)\[name=["']?([\w-]+)["']?\]$/;
const headings = 'th, td, dt, label, b, strong';

/** A finder inside `root`, which belongs to the page at `url`. Built anew for each reading. */
export function createFinder(root: Element, url: URL): Finder {
  let names: Map<string, Element[]> | undefined;

  // A form of 700 numbered lines asks for thousands of names: one walk instead of one each.
  const named = (tag: string, name: string): Element | null => {
    if (!names) {
      names = new Map();
      for (const element of root.querySelectorAll('[name]')) {
        const key = element.getAttribute('name') ?? '';
        names.set(key, [...(names.get(key) ?? []), element]);
      }
    }
    return names.get(name)?.find((one) => tag === '' || one.localName === tag) ?? null;
  };

  const element = (css: string, n = 0): Element | null => {
    const selector = css.replaceAll('{n}', String(n));
    const plain = n > 0 && byNameOnly.exec(selector);
    return plain ? named(plain[1] ?? '', plain[2] ?? '') : root.querySelector(selector);
  };

  const see: Finder['see'] = (locators, n) => {
    const seen = locators?.flatMap((locator) => {
      const text = cut(taken(locator, n), locator);
      return text ? [sighting(text, locator, n)] : [];
    });
    return seen?.length ? seen : undefined;
  };

  function taken(locator: Locator, n?: number): Found | null {
    const { css, label, beside, take, name = '' } = locator;
    if (!css && !label) return fromAddress(url, take, name);
    const at = label ? besideHeading(root, label, css ?? headings) : element(css ?? '', n);
    const cell = beside ? at?.closest('tr')?.querySelector(`:scope > ${beside}`) : at;
    return cell ? fromElement(cell, take, name, url) : null;
  }

  const text: Finder['text'] = (locators) =>
    see(locators)
      ?.map((one) => one.text.trim())
      .find(Boolean);

  return { element, see, text };
}

function fromElement(element: Element, take: Locator['take'], name: string, url: URL) {
  switch (take) {
    case 'text':
      return textOf(element);
    case 'lines':
      return textOf(element, true);
    case 'value':
      return found(fieldValue(element as HTMLInputElement));
    case 'selected': {
      const option = (element as HTMLSelectElement).selectedOptions?.[0];
      return option ? textOf(option) : null;
    }
    case 'attribute': {
      const attribute = element.getAttribute(name);
      return attribute === null ? null : found(attribute);
    }
    default: {
      const address = URL.parse(element.getAttribute('href') ?? '', url);
      return address && fromAddress(address, take, name);
    }
  }
}

const fieldValue = ({ type, checked, value }: HTMLInputElement): string =>
  (type === 'checkbox' || type === 'radio') && !checked ? '' : String(value ?? '');

function fromAddress(url: URL, take: Locator['take'], name: string): Found | null {
  if (take === 'url-param') {
    const value = url.searchParams.get(name);
    return value === null ? null : found(value);
  }
  const segment = url.pathname
    .split('/')
    .filter(Boolean)
    .at(-1 - Number(name || 0));
  return take === 'path-segment' && segment ? found(decoded(segment)) : null;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** The cell after the first heading whose whole text is the label; a colon or asterisk may follow it. */
function besideHeading(root: Element, label: string, css: string): Element | null {
  const walker = root.ownerDocument.createTreeWalker(root, 4 /* text */);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const { data } = node as Text;
    if (data.length > 500 || !data.includes(label.slice(0, 8))) continue;
    let heading = node.parentElement?.closest(css);
    while (heading && plainLabel(textOf(heading)) === label) {
      const after = (heading as HTMLLabelElement).control ?? heading.nextElementSibling;
      if (after) return after;
      heading = heading.parentElement?.closest(css);
    }
  }
  return null;
}

const plainLabel = (text: Found): string | undefined =>
  'text' in text ? text.text.replace(/[\s:*]+$/, '') : undefined;

/** Keeps a text only with the parts a locator asks for, and cuts them off. */
function cut(text: Found | null, { before = '', after = '', until }: Locator): Found | null {
  if (!text || 'tooLong' in text || !(before || after || until)) return text;
  const end = until ? text.text.lastIndexOf(until) : -1;
  const whole = (end < 0 ? text.text : text.text.slice(0, end)).trim();
  const fits =
    whole.length >= before.length + after.length &&
    whole.startsWith(before) &&
    whole.endsWith(after);
  return fits ? { text: whole.slice(before.length, whole.length - after.length) } : null;
}

function sighting(text: Found, locator: Locator, n = 0): Sighting {
  const { css, label, beside, take, name, format } = locator;
  const place = [label && `“${label}”`, css?.replaceAll('{n}', String(n)), beside, take, name];
  const where = place.filter(Boolean).join(' ').slice(0, 600);
  return 'text' in text
    ? { text: text.text, where, format }
    : { text: '', where, format, tooLong: text.tooLong };
}
