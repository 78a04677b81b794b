import { type Term, termKey } from '../mapping/term.ts';
import type { OrderContext } from './document-type.ts';
import { targetOf } from './targets.ts';

/** The class that everything of a client, or every line with an item, gets (D21, D22); may stay without one. */
export const classTerm = ({ profileId, origin, kind, key, name }: Term): Term => ({
  profileId,
  origin,
  kind: 'class',
  key: termKey(undefined, `class of ${kind} ${key}`),
  name: `Class for ${name}`,
});

/** The class chosen for a client or an item, where the settings let defaults be overridden. */
export const classOf = (of: Term, context: OrderContext): string | undefined =>
  context.settings.allowOverrides ? targetOf(classTerm(of), context) : undefined;
