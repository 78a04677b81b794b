import { Card } from '#extension/ui/card.tsx';
import type { Me } from '#shared/relay/contract.ts';
import { ConnectButton } from '../setup-panel/connect-button.tsx';
import { AdminConnects } from '../setup-panel/connect-step.tsx';

/** The mapping needs the company's lists: its page asks for the sign-in itself (features B12). */
export const SignInFirst = ({ me }: { me: Me }) => (
  <>
    <h1 className="visually-hidden">Mapping</h1>
    <Card title="No company is connected.">
      <p>
        What to map to comes from your QuickBooks company. Mappings that were made before, and the
        drafts in this browser, are kept.
      </p>
      {me.member.role === 'admin' ? (
        <ConnectButton />
      ) : (
        <AdminConnects practice={me.practice.name} />
      )}
    </Card>
  </>
);
