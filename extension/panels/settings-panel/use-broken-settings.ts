import type { Company } from '#shared/documents/company.ts';
import {
  type BrokenSetting,
  listsOfSettings,
  settingsHealth,
} from '#shared/settings/settings-health.ts';
import { useCatalogues } from '../use-catalogues.ts';
import { useSettings } from './use-settings.ts';

/** What the settings name and QuickBooks has no longer as it must be (features D23). */
export function useBrokenSettings(company: Company | undefined): BrokenSetting[] {
  const settings = useSettings(company?.realmId)?.settings;
  const lists = settings && company ? listsOfSettings(settings, company) : [];
  const catalogues = useCatalogues(lists, company?.realmId ?? '');
  if (!settings || !company) return [];
  return settingsHealth(
    settings,
    company,
    Object.fromEntries(lists.map((list) => [list, catalogues[list]?.rows])),
  );
}
