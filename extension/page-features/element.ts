/** Creates an element with attributes, in the document that is shown. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const name in attributes) made.setAttribute(name, attributes[name] ?? '');
  made.append(...children);
  return made;
}

/** A line icon, hidden from assistive technology: its control has words. */
export function icon(path: string): SVGSVGElement {
  const make = (tag: 'svg' | 'path') => document.createElementNS('http://www.w3.org/2000/svg', tag);
  const svg = make('svg') as SVGSVGElement;
  const line = make('path');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}
