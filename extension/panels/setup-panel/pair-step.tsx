import { useState } from 'react';
import { relayAddress } from '#extension/protocol/relay-address.ts';
import { Button } from '#extension/ui/button.tsx';
import { TextField } from '#extension/ui/field.tsx';
import { ProblemNotice } from '#extension/ui/notice.tsx';
import { usePanelWorld } from '../panel-world.ts';
import { PermissionRefused } from '../permission-refused.tsx';
import { usePermittedAction } from '../use-permitted-action.ts';
import { deviceName } from './device-name.ts';

export function PairStep() {
  const { send } = usePanelWorld();
  const [address, setAddress] = useState('');
  const [code, setCode] = useState('');
  const [name, setName] = useState(() => deviceName(navigator.userAgent));
  const { run, busy, refusal, refuse, denied } = usePermittedAction();

  const submit = () => {
    const origin = relayAddress(address);
    if (!origin.ok) return refuse(origin.problem);
    run(origin.value, () => send('pair', { address: origin.value, code, deviceName: name }));
  };

  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) submit();
      }}
    >
      <p className="muted">
        Your practice runs a relay that holds the connection to QuickBooks. Whoever runs it has the
        address and a pairing code for you.
      </p>
      <TextField
        label="Relay address"
        placeholder="https://"
        inputMode="url"
        required
        value={address}
        onChange={(event) => setAddress(event.target.value)}
      />
      <TextField
        label="Pairing code"
        hint="Works once, for ten minutes."
        required
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      <TextField
        label="Name of this browser"
        hint="Admins see it in the list of paired browsers."
        required
        maxLength={80}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      {refusal && <ProblemNotice problem={refusal} />}
      {denied && <PermissionRefused what="the relay" />}
      <Button type="submit" look="primary" busy={busy}>
        Pair this browser
      </Button>
      <p className="muted small">
        Your browser then asks whether Counterfoil may talk to this one address.
      </p>
    </form>
  );
}
