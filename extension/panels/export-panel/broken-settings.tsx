import { Notice } from '#extension/ui/notice.tsx';
import { settingTargets } from '#shared/settings/setting-targets.ts';
import type { BrokenSetting } from '#shared/settings/settings-health.ts';

const reasons: Record<BrokenSetting['why'], string> = {
  gone: 'is no longer in QuickBooks',
  inactive: 'is inactive in QuickBooks',
  'wrong-type': 'is of another type in QuickBooks',
};

/** Said before QuickBooks refuses a document for what the settings put into it (features D23). */
export function BrokenSettings({ broken, isAdmin }: { broken: BrokenSetting[]; isAdmin: boolean }) {
  if (broken.length === 0) return null;
  return (
    <Notice tone="warning" title="QuickBooks would refuse this.">
      {broken.map(({ field, why, target }) => (
        <p key={field}>
          The {settingTargets[field].name} of the settings{target ? ` (${target.name})` : ''}{' '}
          {reasons[why]}.
        </p>
      ))}
      <p>
        {isAdmin ? 'Choose another one in the settings' : 'Ask an admin to choose another one'}, or
        make it right in QuickBooks and refresh the list in the settings.
      </p>
    </Notice>
  );
}
