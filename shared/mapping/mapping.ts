import { z } from 'zod';
import { hashText } from '../hash.ts';
import { qboId } from '../qbo-id.ts';
import { termRef } from './term.ts';

/** What a practice says about a term, beside the version it was said in. */
const decided = {
  term: termRef,
  /** null where there is none: set aside, or taken away before there was one. */
  targetId: qboId.nullable(),
  /** Set aside on purpose: not unmapped, and a record that needs it is not exported. */
  ignored: z.boolean().optional(),
  /** Taken over from the category of the term; a choice of its own wins. */
  inherited: z.boolean().optional(),
  /** Of a category: what it says holds by itself for its items that nothing is decided about. */
  coversNew: z.boolean().optional(),
  /** `nameMark` of the counterpart's name when it was chosen: tells a rename, not the name. */
  namedAs: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .optional(),
};

/** Practice term → QuickBooks object. Belongs to the practice and to one company (`realmId`, H16). */
export const mapping = z.object({
  ...decided,
  realmId: z.string().regex(/^\d{10,20}$/),
  /** Grows by one with every change of the practice's mappings; used to fetch only what is new. */
  version: z.number().int().positive(),
  removed: z.boolean(),
});
export type Mapping = z.infer<typeof mapping>;

/** How a person made a change; told in the history. */
export const changeWays = ['hand', 'accept-all', 'csv', 'cascade', 'undo', 'restore'] as const;
export type ChangeWay = (typeof changeWays)[number];

/** A change of one mapping; neither a counterpart nor `ignored` takes the mapping away. */
export const mappingChange = z
  .strictObject({
    ...decided,
    /** The version of this term's mapping the person was looking at, 0 for none. */
    knownVersion: z.number().int().nonnegative(),
    /** By hand where it is not said. */
    how: z.enum(changeWays).optional(),
  })
  .refine(({ targetId, ignored }) => !(targetId && ignored), { path: ['ignored'] })
  .refine(
    ({ term, targetId, ignored, coversNew }) =>
      !coversNew || (term.kind === 'item-category' && (targetId !== null || ignored === true)),
    { path: ['coversNew'] },
  );
export type MappingChange = z.infer<typeof mappingChange>;

/** What an admin decided about a term, before it is known on which version of its mapping. */
export type MappingDecision = Omit<MappingChange, 'knownVersion'>;

/** What became of a change: stored, or somebody else's stands; with the mapping as it is now. */
export const changeOutcome = z.object({
  state: z.enum(['stored', 'conflict']),
  /** null: there is none, and there was none. */
  mapping: mapping.nullable(),
});
export type ChangeOutcome = z.infer<typeof changeOutcome>;

/** A name as the relay may keep it. */
export const nameMark = (name: string): string => hashText(name.trim()).slice(0, 32);
