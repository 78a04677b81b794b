import type { NextState, RecordFacts } from '#extension/store/record-state.ts';
import type { PairingRecord } from '#extension/store/records.ts';
import { Button } from '#extension/ui/button.tsx';
import { ProblemNotice } from '#extension/ui/notice.tsx';
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

/** What can be done for the record now: prepare and confirm it, or why not. */
export function NextStep({
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
      return <ProblemNotice problem={state.problem}>{settings}</ProblemNotice>;
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
