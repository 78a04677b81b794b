import { Button } from '#extension/ui/button.tsx';
import type { Company } from '#shared/documents/company.ts';
import { RequiredDefaults } from '../settings-panel/defaults-section.tsx';
import { SettingsGroup } from '../settings-panel/settings-group.tsx';
import { useSettings } from '../settings-panel/use-settings.ts';

/** The two defaults that exports need (features D1, D2, D26). */
export function DefaultsStep({ company, onDone }: { company: Company; onDone: () => void }) {
  const known = useSettings(company.realmId);
  const isSet = known?.settings.incomeAccountId != null && known.settings.servicesItemId != null;
  return (
    <div className="stack">
      <p className="muted">
        Nothing that needs one of these is exported before it is chosen. You can change them, and
        everything else, under Settings later.
      </p>
      <SettingsGroup company={company} lists={['accounts', 'items']} canChange>
        <RequiredDefaults />
      </SettingsGroup>
      <Button look={isSet ? 'primary' : 'plain'} onClick={onDone}>
        {isSet ? 'Go on' : 'Choose them later'}
      </Button>
    </div>
  );
}
