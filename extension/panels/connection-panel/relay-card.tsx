import type { PairingRecord } from '#extension/store/records.ts';
import { Card, Facts } from '#extension/ui/card.tsx';
import { ConfirmButton } from '#extension/ui/confirm-button.tsx';
import { ProblemNotice } from '#extension/ui/notice.tsx';
import { productVersion } from '#shared/relay/versions.ts';
import { usePanelWorld } from '../panel-world.ts';
import { useAction } from '../use-action.ts';

/** This browser's own pairing. */
export function RelayCard({ pairing }: { pairing: PairingRecord }) {
  const { send } = usePanelWorld();
  const { run, busy, refusal } = useAction();
  const { practice, member, relay } = pairing.me;
  return (
    <Card title="This browser" isTitleAbove>
      <Facts
        of={[
          ['Practice', practice.name],
          ['Name', member.name],
          ['Role', member.role === 'admin' ? 'Admin' : 'Staff'],
          ['Relay', new URL(pairing.address).host],
          ['Extension version', productVersion],
          ['Relay version', relay?.version ?? 'Not told'],
        ]}
      />
      {refusal && <ProblemNotice problem={refusal} />}
      <div className="row">
        <ConfirmButton
          label="Unpair this browser"
          title="Unpair this browser?"
          confirm="Unpair"
          disabled={busy}
          onConfirm={() => void run(() => send('unpair', {}))}
        >
          You need a new pairing code to export from here again. Drafts and changes that are not
          sent yet stay in this browser; it sends the changes when it is paired with {practice.name}{' '}
          again.
          {member.role === 'admin' &&
            ' Where no other admin’s browser is paired, only the person who runs the relay can make a new code.'}{' '}
          If the relay does not answer now, ask an admin to remove it from Paired browsers.
        </ConfirmButton>
      </div>
    </Card>
  );
}
