import { html } from 'hono/html';
import { child, type Doc, text } from '../doc.ts';
import type { Face } from './face.ts';
import type { Markup } from './layout.ts';
import { fullName, nameHref } from './name-kinds.ts';

/** The name behind a reference, with a link to its page; undefined when there is no reference. */
export function referenceLink(
  doc: Doc | undefined,
  property: string,
  entity: string,
  face: Face,
): Markup | undefined {
  const reference = child(doc, property);
  const id = text(reference, 'value');
  if (id === undefined) return undefined;
  const target = text(reference, 'type') ?? entity;
  const record = face.company.get(target, id);
  const name = text(reference, 'name') ?? (fullName(record?.doc) || `ID ${id}`);
  const href = record && nameHref(face.company, target, id);
  return href === undefined ? html`${name}` : html`<a href="${href}">${name}</a>`;
}
