import type { CatalogueRow } from '#shared/relay/contract.ts';
import { settingTargets, type TargetField } from '#shared/settings/setting-targets.ts';
import type { Settings } from '#shared/settings/settings.ts';

/** The active rows of its list that a setting may be. */
export const fittingRows = (
  field: TargetField,
  rows: CatalogueRow[],
  settings: Settings,
): CatalogueRow[] => rows.filter((row) => row.active && settingTargets[field].fits(row, settings));

/** The accounts made for what items earn (features D1). */
export const productSales = (rows: CatalogueRow[]): CatalogueRow[] =>
  rows.filter(({ type = '' }) => type.endsWith('/ SalesOfProductIncome'));
