import type { Company } from '../documents/company.ts';
import type { Document } from '../documents/qbo-shapes.ts';
import type { CatalogueList, CatalogueRow } from '../relay/contract.ts';
import { settingTargets, type TargetField, targetFields } from './setting-targets.ts';
import type { Settings } from './settings.ts';

/** Something the settings name that QuickBooks would refuse. */
export interface BrokenSetting {
  field: TargetField;
  id: string;
  /** Deleted or merged away · switched off · no longer of a type that fits. */
  why: 'gone' | 'inactive' | 'wrong-type';
  /** As the list has it; undefined where it is gone. */
  target?: CatalogueRow;
}

type Rows = Partial<Record<CatalogueList, readonly CatalogueRow[] | undefined>>;

/** The lists that tell whether what the settings name can still be used. */
export const listsOfSettings = (settings: Settings, company: Company): CatalogueList[] => [
  ...new Set(usedFields(settings, company).map((field) => settingTargets[field].list)),
];

/**
 * What the settings name and QuickBooks no longer has as it must be (features D23), before a
 * document is refused for it. A list that is not known says nothing.
 */
export function settingsHealth(settings: Settings, company: Company, rows: Rows): BrokenSetting[] {
  return usedFields(settings, company).flatMap((field): BrokenSetting[] => {
    const { list, fits } = settingTargets[field];
    const id = settings[field] ?? '';
    const known = rows[list];
    if (!known) return [];
    const target = known.find((row) => row.id === id);
    if (!target) return [{ field, id, why: 'gone' }];
    if (!target.active) return [{ field, id, why: 'inactive', target }];
    return fits(target, settings) ? [] : [{ field, id, why: 'wrong-type', target }];
  });
}

const usedFields = (settings: Settings, company: Company): TargetField[] =>
  targetFields.filter(
    (field) =>
      settings[field] !== null && (settingTargets[field].isUsed?.(settings, company) ?? true),
  );

/** The settings whose choices these documents name, by its own id or by that of a mapping. */
export const settingsIn = (
  documents: readonly Document[],
  settings: Settings,
  company: Company,
): TargetField[] =>
  usedFields(settings, company).filter((field) => {
    const refs = new Set(settingTargets[field].refs);
    return documents.some((document) => names(document, refs, settings[field] ?? ''));
  });

function names(value: unknown, refs: ReadonlySet<string>, id: string): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(
    ([key, one]) => (refs.has(key) && valueIn(one) === id) || names(one, refs, id),
  );
}

const valueIn = (ref: unknown): unknown =>
  typeof ref === 'object' && ref !== null && 'value' in ref ? ref.value : undefined;
