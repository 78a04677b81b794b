import type { PairingRecord } from '#extension/store/records.ts';
import { Button } from '#extension/ui/button.tsx';
import { Notice, ProblemNotice } from '#extension/ui/notice.tsx';
import { type ScreenId, screenFor } from '../mapping-panel/screens.ts';
import { usePanelWorld } from '../panel-world.ts';
import type { SettingsPlace } from '../settings-panel/use-settings-place.ts';
import { useAction } from '../use-action.ts';
import { plural } from '../words.ts';
import { NotStored } from './not-stored.tsx';
import { RowlessConflicts } from './rowless-conflicts.tsx';
import { useWaiting, type Waiting } from './use-waiting.ts';

interface Places {
  goTo: SettingsPlace['goTo'];
  openMapping: (screen: ScreenId) => void;
}

/** What has not reached the practice yet and where it is, and what waits for a person's choice. */
export function WaitingChanges({ pairing, ...places }: Places & { pairing: PairingRecord }) {
  const { member, practice, connection } = pairing.me;
  const { send } = usePanelWorld();
  const waiting = useWaiting(connection.company?.realmId, practice.id);
  if (!waiting) return null;
  const isAdmin = member.role === 'admin';
  return (
    <div className="reminder stack">
      {isAdmin ? (
        <>
          <ForTheRelay waiting={waiting} {...places} />
          <ForAPerson waiting={waiting} realmId={connection.company?.realmId ?? ''} {...places} />
        </>
      ) : (
        <>
          <NotStored waiting={waiting} />
          <ForTheRelay waiting={{ ...waiting, mappings: [], settings: [] }} {...places} />
        </>
      )}
      {waiting.returned.length > 0 && (
        <Notice
          tone="warning"
          title={`${plural(waiting.returned.length, 'confirmed export was', 'confirmed exports were')} not sent.`}
        >
          <p>{listed(waiting.returned)}: open it in your practice software, the panel says why.</p>
          <div className="row">
            <Button onClick={() => void send('dropReturned', {})}>Noted</Button>
          </div>
        </Notice>
      )}
    </div>
  );
}

function ForTheRelay({ waiting, goTo, openMapping }: Places & { waiting: Waiting }) {
  const { send } = usePanelWorld();
  const { run, busy, refusal } = useAction();
  const { mappings, settings, exports } = waiting;
  const changes = mappings.length + settings.length;
  if (changes + exports.length === 0) return null;
  const [setting] = settings;
  const title =
    changes > 0
      ? plural(changes, 'change waits', 'changes wait')
      : plural(exports.length, 'confirmed export waits', 'confirmed exports wait');
  return (
    <>
      <Notice tone="warning" role="status" title={`${title} for the relay.`}>
        {changes > 0 && (
          <p>
            {parts(mappings.length, settings.length)} kept in this browser, also when it is closed.
            {changes === 1 ? 'It holds' : 'They hold'} here already and{' '}
            {changes === 1 ? 'is' : 'are'} sent as soon as the relay answers.
          </p>
        )}
        {exports.length > 0 && <p>Confirmed and not sent yet: {listed(exports)}.</p>}
        <div className="row">
          <Button busy={busy} onClick={() => void run(() => send('resumeExports', {}))}>
            Send now
          </Button>
          {mappings.length > 0 && (
            <Button look="quiet" onClick={() => openMapping(screenOfFirst(mappings))}>
              Show mappings
            </Button>
          )}
          {setting && (
            <Button look="quiet" onClick={() => goTo(setting.field)}>
              Show settings
            </Button>
          )}
        </div>
      </Notice>
      {refusal && <ProblemNotice problem={refusal} tone="warning" />}
    </>
  );
}

function ForAPerson({
  waiting,
  realmId,
  goTo,
  openMapping,
}: Places & { waiting: Waiting; realmId: string }) {
  const { mappingConflicts, settingConflicts } = waiting;
  const count = mappingConflicts.length + settingConflicts.length;
  if (count === 0) return null;
  const [setting] = settingConflicts;
  const inLists = mappingConflicts.filter(({ decision }) => screenFor(decision.term.kind));
  const rowless = mappingConflicts.filter((one) => !inLists.includes(one));
  return (
    <Notice
      tone="warning"
      role="status"
      title={`${plural(count, 'change differs', 'changes differ')} from a colleague’s.`}
    >
      <p>Nothing is lost. Until you choose which one holds, your colleague’s does.</p>
      {rowless.length > 0 && <RowlessConflicts conflicts={rowless} realmId={realmId} />}
      <div className="row">
        {inLists.length > 0 && (
          <Button onClick={() => openMapping(screenOfFirst(inLists))}>Choose in the mapping</Button>
        )}
        {setting && <Button onClick={() => goTo(setting.field)}>Choose in the settings</Button>}
      </div>
    </Notice>
  );
}

const screenOfFirst = ([first]: Waiting['mappings']): ScreenId =>
  (first && screenFor(first.decision.term.kind)) ?? 'items';

function parts(mappings: number, settings: number): string {
  const named = [
    ...(mappings > 0 ? [plural(mappings, 'mapping', 'mappings')] : []),
    ...(settings > 0 ? [plural(settings, 'setting', 'settings')] : []),
  ].join(' and ');
  return `${named} ${mappings + settings === 1 ? 'is' : 'are'}`;
}

const mostNamed = 3;

const listed = (names: readonly string[]): string =>
  names.length > mostNamed
    ? `${names.slice(0, mostNamed).join(', ')} and ${names.length - mostNamed} more`
    : names.join(', ');
