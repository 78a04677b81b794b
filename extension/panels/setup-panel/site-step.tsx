import { useState } from 'react';
import { siteOrigin } from '#extension/protocol/origin-pattern.ts';
import { Button } from '#extension/ui/button.tsx';
import { SelectField, TextField } from '#extension/ui/field.tsx';
import { ProblemNotice } from '#extension/ui/notice.tsx';
import { usePanelWorld } from '../panel-world.ts';
import { PermissionRefused } from '../permission-refused.tsx';
import { usePermittedAction } from '../use-permitted-action.ts';

/** Chooses the practice software and asks for its one site. */
export function SiteStep({ onAllowed = () => {} }: { onAllowed?: () => void }) {
  const { send, profiles } = usePanelWorld();
  const [profileId, setProfileId] = useState(profiles[0]?.id ?? '');
  const [address, setAddress] = useState('');
  const { run, busy, refusal, refuse, denied } = usePermittedAction();
  const profile = profiles.find(({ id }) => id === profileId);
  const origin = siteOrigin(address);

  const submit = () => {
    if (!origin.ok) return refuse(origin.problem);
    run(origin.value, async () => {
      const allowed = await send('allowSite', { address: origin.value, profileId });
      if (allowed.ok) onAllowed();
      return allowed;
    });
  };

  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) submit();
      }}
    >
      <SelectField
        label="Practice software"
        value={profileId}
        onChange={(event) => setProfileId(event.target.value)}
      >
        {profiles.map(({ id, name, versions }) => (
          <option key={id} value={id}>
            {name} ({versions})
          </option>
        ))}
      </SelectField>
      <TextField
        label="Its address"
        placeholder="https://"
        inputMode="url"
        required
        value={address}
        onChange={(event) => setAddress(event.target.value)}
        {...(profile ? { hint: profile.addressHint } : {})}
      />
      <p className="muted">
        Counterfoil can then read {origin.ok ? <strong>{origin.value}</strong> : 'this one site'}{' '}
        and no other. It reads the invoices you open there, and changes nothing on them.
      </p>
      {refusal && <ProblemNotice problem={refusal} />}
      {denied && <PermissionRefused what="the site" />}
      <Button type="submit" look="primary" busy={busy}>
        Allow this site
      </Button>
    </form>
  );
}
