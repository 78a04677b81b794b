import type { Badge } from '#extension/protocol/messages.ts';
import { readFocus } from '#extension/store/focus.ts';
import { readPractice, readRecord } from '#extension/store/read-record.ts';
import { type RecordState, recordState } from '#extension/store/record-state.ts';
import type { SiteRecord } from '#extension/store/records.ts';
import { findSite } from '#extension/store/sites.ts';
import { sourceOf } from '#extension/store/source-of.ts';
import { sourceKey } from '#shared/ledger/source-key.ts';
import { explain, type Problem } from '#shared/problem.ts';
import { findExports } from './find-exports.ts';
import type { World } from './world.ts';

/** How long a page waits for the relay before it is shown what is known here. */
const patience = 800;

export const keyOn = ({ profileId, origin }: SiteRecord, id: string): string =>
  sourceKey({ profileId, origin, kind: 'invoice', id });

/**
 * The badges of these records of a site. What is not known here is asked of the relay; an answer
 * that comes late is sent to the tab by itself.
 */
export async function badgesFor(
  world: World,
  site: SiteRecord,
  sourceIds: string[],
  tabId: number,
): Promise<Badge[]> {
  if (site.paused) return sourceIds.map((sourceId) => ({ sourceId, state: 'paused' }));
  const keys = sourceIds.map((id) => keyOn(site, id));
  const finding = findExports(world, keys);
  const inTime = await Promise.race([finding, world.sleep(patience).then(() => null)]);
  if (inTime === null) {
    finding.then(async (news) => {
      const badges = await storedBadges(
        world,
        site,
        news.map((key) => sourceOf(key).id),
      );
      if (badges.length > 0) await world.shell.sendToTab(tabId, 'badgesChanged', { badges });
    });
  }
  return storedBadges(world, site, sourceIds);
}

async function storedBadges(
  { db, vault }: World,
  site: SiteRecord,
  sourceIds: string[],
): Promise<Badge[]> {
  const practice = await readPractice(db, vault);
  const company = practice.connection.company?.name;
  return Promise.all(
    sourceIds.map(async (sourceId) => {
      const facts = await readRecord(db, vault, practice, keyOn(site, sourceId));
      const draft = facts.content?.draft;
      const number = draft && 'number' in draft ? draft.number : undefined;
      const badge = badgeOf(sourceId, recordState(facts), number);
      return company && isOpen(badge) ? { ...badge, company } : badge;
    }),
  );
}

/** Whether an export would be the next thing, so that the company it goes to is of interest. */
const isOpen = ({ state }: Badge): boolean =>
  state === 'export' || state === 'ready' || state === 'needs-mapping';

/** Tells every tab of the site about these records. */
export async function announceBadges(world: World, sourceKeys: string[]): Promise<void> {
  const [first] = sourceKeys;
  if (!first) return;
  const { origin } = sourceOf(first);
  const site = await findSite(world.db, origin);
  if (!site || site.paused) return;
  const ids = sourceKeys.map((key) => sourceOf(key)).filter((one) => one.origin === origin);
  const badges = await storedBadges(
    world,
    site,
    ids.map(({ id }) => id),
  );
  await toTabs(world, origin, (tabId) => world.shell.sendToTab(tabId, 'badgesChanged', { badges }));
}

/** Shows a problem that could not even be stored. */
export const announceFailure = (
  world: World,
  origin: string,
  sourceId: string,
  problem: Problem,
): Promise<void> => {
  const badges: Badge[] = [{ sourceId, state: 'failed', reason: explain(problem).sentence }];
  return toTabs(world, origin, (tabId) =>
    world.shell.sendToTab(tabId, 'badgesChanged', { badges }),
  );
};

/** Tells every tab of the origin to ask for its set-up again. */
export const announceSetup = (world: World, origin: string): Promise<void> =>
  toTabs(world, origin, (tabId) => world.shell.sendToTab(tabId, 'setupChanged', {}));

async function toTabs(
  { db, shell }: World,
  origin: string,
  send: (tabId: number) => Promise<unknown>,
): Promise<void> {
  const focus = await readFocus(db);
  // The practice page may be a frame of another site's tab; the one last clicked in is known.
  const framed = focus && sourceOf(focus.sourceKey).origin === origin ? [focus.tabId] : [];
  const tabs = new Set([...(await shell.tabsOf(origin)), ...framed]);
  await Promise.all([...tabs].map(send));
}

/** One of the eleven states, with what is said beside it. */
function badgeOf(sourceId: string, state: RecordState, number?: string): Badge {
  switch (state.is) {
    case 'unread':
      return { sourceId, state: 'export' };
    case 'ready':
    case 'checking':
    case 'voided':
    case 'not-connected':
      return { sourceId, state: state.is };
    case 'exporting':
      return {
        sourceId,
        state: 'exporting',
        ...(state.operation === 'void' ? { undo: true } : {}),
      };
    case 'needs-mapping':
      return { sourceId, state: 'needs-mapping', count: state.terms.length };
    case 'exported':
    case 'changed': {
      const url = state.receipt.quickbooks?.url;
      return { sourceId, state: state.is, ...(number ? { number } : {}), ...(url ? { url } : {}) };
    }
    case 'refused':
    case 'blocked':
    case 'failed':
    case 'stuck':
      return { sourceId, state: 'failed', reason: explain(state.problem).sentence };
    default:
      return state satisfies never;
  }
}
