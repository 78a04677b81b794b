import type { NextState, RecordFacts } from '#extension/store/record-state.ts';
import type { PairingRecord } from '#extension/store/records.ts';
import { Button } from '#extension/ui/button.tsx';
import { Notice, ProblemNotice } from '#extension/ui/notice.tsx';
import { explain } from '#shared/problem.ts';
import { OpenMapping } from '../mapping-panel/open-mapping.tsx';
import type { ScreenId } from '../mapping-panel/screens.ts';
import { ReadAgain } from './again.tsx';
import { PrepareExport } from './prepare-export.tsx';
import { RatesToMap } from './rates-to-map.tsx';
import { screenToOpen } from './screen-to-open.ts';
import { Unread } from './unread.tsx';

export interface NextStepProps {
  sourceKey: string;
  clickedAt: number;
  facts: RecordFacts;
  pairing: PairingRecord;
  openSettings: () => void;
  openMapping: (screen: ScreenId) => void;
}

/** What can be done for the record now, and why its last confirmation came to nothing. */
export function NextStep(props: NextStepProps & { state: NextState }) {
  const { returned } = props.facts;
  return (
    <>
      {returned && (
        <Notice tone="warning" role="status" title="What you confirmed was not sent.">
          <p>{explain(returned).sentence} Nothing was exported; look at it again below.</p>
        </Notice>
      )}
      <Step {...props} />
    </>
  );
}

function Step({
  sourceKey,
  clickedAt,
  state,
  facts,
  pairing,
  openSettings,
  openMapping,
}: NextStepProps & { state: NextState }) {
  const settings = <Button onClick={openSettings}>Open settings</Button>;
  switch (state.is) {
    case 'unread':
      return <Unread sourceKey={sourceKey} clickedAt={clickedAt} />;
    case 'refused':
      return (
        <ProblemNotice problem={state.problem}>
          <ReadAgain sourceKey={sourceKey} />
        </ProblemNotice>
      );
    case 'blocked': {
      const screen = screenToOpen(state, facts);
      return (
        <>
          <ProblemNotice problem={state.problem}>
            <ReadAgain sourceKey={sourceKey} />
            {screen ? <OpenMapping screen={screen} openMapping={openMapping} /> : settings}
          </ProblemNotice>
          <WayOut state={state} facts={facts} pairing={pairing} />
        </>
      );
    }
    case 'not-connected':
      // The banner above says what ended and leads back.
      return state.problem.code === 'needs_reconnect' ? (
        <Notice title="This record waits for the connection.">
          <p>Nothing was exported. Its preview comes back once QuickBooks is connected again.</p>
        </Notice>
      ) : (
        <ProblemNotice problem={state.problem}>{settings}</ProblemNotice>
      );
    case 'needs-mapping':
    case 'ready':
      return <PrepareExport sourceKey={sourceKey} state={state} facts={facts} pairing={pairing} />;
    default:
      return state satisfies never;
  }
}

/** Where the usual tax code has another rate, an admin can choose one for this rate. */
function WayOut({
  state,
  facts,
  pairing,
}: Pick<NextStepProps, 'facts' | 'pairing'> & { state: NextState & { is: 'blocked' } }) {
  const { company } = facts.connection;
  const isAdmin = pairing.me.member.role === 'admin';
  return isAdmin && company && state.problem.code === 'tax_rate_differs' ? (
    <RatesToMap draft={state.draft} facts={facts} company={company} />
  ) : null;
}
