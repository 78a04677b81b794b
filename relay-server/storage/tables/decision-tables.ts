import type { Generated } from 'kysely';
import type { ChangeWay } from '#shared/mapping/mapping.ts';

export interface MappingTable {
  practice_id: string;
  realm_id: string;
  term_id: string;
  /** JSON of the TermRef. */
  term: string;
  /** Empty where there is none. */
  target_id: string;
  removed: number;
  /** Set aside on purpose. */
  ignored: Generated<number>;
  /** Taken over from the category of the term. */
  inherited: Generated<number>;
  /** Of a category: holds for items that nothing is decided about, too. */
  covers_new: Generated<number>;
  /** Hash of the counterpart's name when it was chosen. */
  named_as: string | null;
  version: number;
}

/** Who changed which mapping from what to what; never changed, never deleted. */
export interface MappingChangeTable {
  practice_id: string;
  version: number;
  realm_id: string;
  term_id: string;
  from_target: string | null;
  from_ignored: Generated<number>;
  from_covers_new: Generated<number>;
  to_target: string | null;
  to_ignored: Generated<number>;
  to_covers_new: Generated<number>;
  /** An export created the counterpart. */
  by_export: Generated<number>;
  /** How the person did it; null: by hand, or by an export. */
  how: ChangeWay | null;
  member_id: string;
  at: number;
}

/** The practice's rules for one company. */
export interface SettingsTable {
  practice_id: string;
  realm_id: string;
  /** JSON of the Settings. */
  settings: string;
  version: number;
}

/** Who changed the rules from what to what. */
export interface SettingsChangeTable {
  practice_id: string;
  realm_id: string;
  version: number;
  from_settings: string | null;
  to_settings: string;
  member_id: string;
  at: number;
}
