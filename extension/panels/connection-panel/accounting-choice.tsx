import { Card } from '#extension/ui/card.tsx';
import { ChoiceField } from '#extension/ui/choice-field.tsx';
import { Notice, ProblemNotice } from '#extension/ui/notice.tsx';
import type { Me } from '#shared/relay/contract.ts';
import { usePanelWorld } from '../panel-world.ts';
import { useAction } from '../use-action.ts';

/** Which accounting system the practice uses; locked while a company is connected (features B13, B14). */
export function AccountingChoice({ me }: { me: Me }) {
  const { send } = usePanelWorld();
  const { run, busy, refusal } = useAction();
  const isLocked = me.connection.state !== 'none';
  const isAdmin = me.member.role === 'admin';
  return (
    <Card title="Accounting system">
      {me.practice.accounting === 'none' && (
        <Notice title="No accounting system is used.">
          <p>
            Nothing is exported, and no page of your practice software shows a button. Settings,
            mappings and history are kept.{' '}
            {isAdmin
              ? 'Choose QuickBooks Online to connect a company.'
              : 'An admin can choose QuickBooks Online.'}
          </p>
        </Notice>
      )}
      <ChoiceField
        legend="Accounting system"
        describedBy="accounting-lock"
        choices={[
          {
            value: 'quickbooks-online',
            label: 'QuickBooks',
            hint: 'Connection type: Online Edition. QuickBooks Desktop is not supported.',
          },
          { value: 'none', label: 'None', hint: 'Nothing is exported, and no buttons are shown.' },
        ]}
        value={me.practice.accounting ?? 'quickbooks-online'}
        disabled={isLocked || busy || !isAdmin}
        onChoose={(accounting) => void run(() => send('chooseAccounting', { accounting }))}
      />
      <p className="muted small" id="accounting-lock">
        {isLocked
          ? 'Locked while a company is connected. Disconnect it first to change this.'
          : isAdmin
            ? 'Saved when you choose.'
            : 'An admin changes this.'}
      </p>
      {refusal && <ProblemNotice problem={refusal} />}
    </Card>
  );
}
