import type { ReactNode } from 'react';
import { Notice } from '#extension/ui/notice.tsx';
import type { Company } from '#shared/documents/company.ts';
import type { CatalogueList } from '#shared/relay/contract.ts';
import { useCatalogues } from '../use-catalogues.ts';
import { MissingSettings } from './missing-settings.tsx';
import { SettingsProvider, type SettingTarget } from './settings-context.ts';
import { useSettings } from './use-settings.ts';

/** A group of settings of the connected company, with the lists they are chosen from. */
export function SettingsGroup({
  company,
  lists = [],
  canChange,
  target = null,
  children,
}: {
  company: Company;
  lists?: CatalogueList[] | undefined;
  canChange: boolean;
  target?: SettingTarget | null;
  children: ReactNode;
}) {
  const known = useSettings(company.realmId);
  const catalogues = useCatalogues(lists.filter(isOn(company)), company.realmId, maxAge);
  if (known === undefined) return null;
  if (known === null) return <MissingSettings />;
  const { settings, changes } = known;
  return (
    <SettingsProvider value={{ settings, changes, company, catalogues, canChange, target }}>
      {!canChange && (
        <Notice title="An admin changes this.">
          <p>You see what holds for {company.name}. Ask an admin of your practice to change it.</p>
        </Notice>
      )}
      <div className="setting-list">{children}</div>
    </SettingsProvider>
  );
}

/** What is chosen from is asked for anew (features D4); the relay keeps QuickBooks from being asked too often. */
const maxAge = 60_000;

/** A list of a feature that is switched off is not asked for. */
const isOn =
  ({ classes, locations }: Company) =>
  (list: CatalogueList): boolean =>
    (list !== 'classes' || classes !== 'off') && (list !== 'departments' || locations);
