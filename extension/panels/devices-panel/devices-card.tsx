import { useCallback, useEffect, useState } from 'react';
import { Button } from '#extension/ui/button.tsx';
import { Card } from '#extension/ui/card.tsx';
import { ConfirmButton } from '#extension/ui/confirm-button.tsx';
import { ProblemNotice } from '#extension/ui/notice.tsx';
import type { Me, MemberView, Role } from '#shared/relay/contract.ts';
import { usePanelWorld } from '../panel-world.ts';
import { useAction } from '../use-action.ts';
import { moment } from '../words.ts';
import './devices-card.css';
import '../sites-panel/sites-card.css';

/** The paired browsers of the practice, for admins. */
export function DevicesCard({ me }: { me: Me }) {
  const { send } = usePanelWorld();
  const [members, setMembers] = useState<MemberView[]>();
  const { run, busy, refusal } = useAction();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `run` is made anew at every render
  const load = useCallback(async () => {
    setMembers(await run(() => send('listMembers', {})));
  }, [send]);
  useEffect(() => void load(), [load]);
  return (
    <Card title="Paired browsers" isTitleAbove>
      <NewCode />
      {refusal && <ProblemNotice problem={refusal} />}
      {members && (
        <ul className="list devices">
          {members.map((member) => (
            <Member
              key={member.id}
              member={member}
              own={member.id === me.member.id}
              onRevoked={() => void load()}
            />
          ))}
        </ul>
      )}
      <div className="row">
        <Button look="quiet" busy={busy} onClick={() => void load()}>
          Refresh the list
        </Button>
      </div>
    </Card>
  );
}

const codes: readonly [Role, string][] = [
  ['staff', 'Code for staff'],
  ['admin', 'Code for an admin'],
];

function NewCode() {
  const { send } = usePanelWorld();
  const [made, setMade] = useState<{ code: string; expiresAt: number; role: Role }>();
  const { run, busy, refusal } = useAction();
  const [asked, setAsked] = useState<Role>();
  const make = async (role: Role) => {
    setAsked(role);
    const code = await run(() => send('createPairingCode', { role }));
    if (code) setMade({ ...code, role });
  };
  return (
    <div className="stack">
      <p className="muted">
        A colleague’s browser needs a code. Staff export; admins also map and connect.
      </p>
      <div className="row">
        {codes.map(([role, label]) => (
          <Button
            key={role}
            busy={busy && asked === role}
            disabled={busy && asked !== role}
            onClick={() => void make(role)}
          >
            {label}
          </Button>
        ))}
      </div>
      {refusal && <ProblemNotice problem={refusal} />}
      {made && (
        <div role="status" className="pairing">
          <p className="pairing-code">{made.code}</p>
          <p className="muted small">
            For one {made.role === 'admin' ? 'admin' : 'staff'} browser, until{' '}
            {moment(made.expiresAt)}. It is shown only now.
          </p>
        </div>
      )}
    </div>
  );
}

function Member({
  member,
  own,
  onRevoked,
}: {
  member: MemberView;
  own: boolean;
  onRevoked: () => void;
}) {
  const { send } = usePanelWorld();
  const { run, busy, refusal } = useAction();
  const revoke = async () => {
    const revoked = await run(() => send('revokeMember', { id: member.id }));
    if (revoked !== undefined) onRevoked();
  };
  return (
    <li className="list-row">
      <div className="list-text">
        <div className="list-name">
          {member.name}
          {own && ' (this browser)'}
        </div>
        <div className="muted small">
          {member.role === 'admin' ? 'Admin' : 'Staff'}
          {member.lastSeenAt ? ` · last seen ${moment(member.lastSeenAt)}` : ' · not seen yet'}
        </div>
      </div>
      {!own && (
        <ConfirmButton
          label="Remove"
          title={`Remove ${member.name}?`}
          confirm="Remove"
          disabled={busy}
          onConfirm={() => void revoke()}
        >
          This browser can no longer reach the relay. Its drafts stay where they are.
        </ConfirmButton>
      )}
      {refusal && <ProblemNotice problem={refusal} />}
    </li>
  );
}
