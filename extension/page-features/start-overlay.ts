import type { Badge, OverlaySetup } from '#extension/protocol/messages.ts';
import { isConnected, onOverlayMessage, sendFromPage } from '#extension/protocol/send-from-page.ts';
import { createAnnouncer } from './announcer.ts';
import { createBadgeStore } from './badge-store.ts';
import type { Overlay, PageRecord } from './feature.ts';
import { features } from './index.ts';
import { createLoss } from './loss.ts';
import { mountFeatures } from './mount-features.ts';
import { onNavigation } from './on-navigation.ts';
import { readOpenInvoice, readRecord } from './read-record.ts';
import { announcement, pageChanged, stoppedHere } from './strings.ts';
import { watchInvoice } from './watch-invoice.ts';

/** An invoice page without a place for its button is given this long to finish loading. */
const patience = 4000;

/** The overlay of one document, as long as the signal lasts. */
export async function startOverlay(signal: AbortSignal): Promise<void> {
  let running: AbortController | undefined;
  let navigated = () => {};
  let refresh = () => {};
  let profileKey = '';

  async function begin(): Promise<void> {
    const setup = await sendFromPage('overlaySetup', { sourceIds: [] });
    if (signal.aborted) return;
    const key = `${setup?.profile.id} ${setup?.profile.revision}`;
    if (running && key === profileKey) return refresh();
    running?.abort();
    running = undefined;
    profileKey = key;
    if (!setup) return;
    running = new AbortController();
    ({ navigated, refresh } = run(setup, running.signal));
  }

  // A frameset has no place for anything; its frames have.
  if (document.body?.localName !== 'body') return;
  onOverlayMessage({ setupChanged: () => void begin() }, signal);
  onNavigation(() => navigated(), signal);
  signal.addEventListener('abort', () => running?.abort());
  await begin();
}

/** The overlay of a granted site. */
function run({ profile, badges: known }: OverlaySetup, signal: AbortSignal) {
  const announcer = createAnnouncer(signal);
  const loss = createLoss(isConnected, signal);
  const badges = createBadgeStore((sourceIds) => sendFromPage('badges', { sourceIds }));
  const clicked = new Map<string, PageRecord & { state?: Badge['state'] }>();
  badges.put(known);

  async function exportRecord(record: PageRecord): Promise<void> {
    // Nothing may be awaited before this: the panel opens only inside the click.
    void sendFromPage('exportClicked', { sourceId: record.sourceId });
    if (loss.check()) return;
    clicked.set(record.sourceId, { ...record, state: badges.get(record.sourceId).state });
    await tell(record, true);
  }

  async function tell(record: PageRecord, byClick: boolean): Promise<void> {
    const answer = await readRecord(profile, record, signal);
    if (signal.aborted) return;
    await sendFromPage('pageRead', { sourceId: record.sourceId, answer, clicked: byClick });
  }

  const overlay: Overlay = { badges, exportRecord, whenLost: loss.when };
  const open = watchInvoice(
    () => readOpenInvoice(profile),
    (invoice) => sendFromPage('pageRead', { ...invoice, clicked: false }),
    signal,
  );
  let unmountableSince = 0;
  const mounts = mountFeatures({
    profile,
    features,
    overlay,
    signal,
    looked({ unmountable }) {
      open.look();
      if (!unmountable) unmountableSince = 0;
      else if (unmountableSince === 0) {
        unmountableSince = Date.now();
        setTimeout(mounts.look, patience);
      } else if (Date.now() - unmountableSince >= patience) announcer.notify(pageChanged);
    },
    fought: () => announcer.notify(stoppedHere),
  });
  onOverlayMessage(
    {
      badgesChanged({ badges: changed }) {
        badges.put(changed);
        for (const badge of changed) {
          const record = clicked.get(badge.sourceId);
          if (!record || record.state === badge.state) continue;
          record.state = badge.state;
          announcer.say(announcement(badge, record.number));
        }
      },
      readAgain({ sourceId }) {
        const record = mounts.find(sourceId);
        if (record) void tell(record, false);
      },
    },
    signal,
  );
  mounts.look();
  return { navigated: mounts.navigated, refresh: badges.refresh };
}
