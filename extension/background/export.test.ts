import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ShownStep } from '#extension/protocol/messages.ts';
import { originPattern } from '#extension/protocol/origin-pattern.ts';
import { readDraft, saveDraft } from '#extension/store/drafts.ts';
import { readPairing } from '#extension/store/pairing.ts';
import { readPractice, readRecord } from '#extension/store/read-record.ts';
import { nextState } from '#extension/store/record-state.ts';
import { putSite } from '#extension/store/sites.ts';
import { testWorld } from '#extension/testing/test-world.ts';
import type { InvoiceDraft } from '#shared/draft/draft.ts';
import { sourceKey } from '#shared/ledger/source-key.ts';
import { must, type Office, openOffice, realmId } from '#test/support/office.ts';
import { sampleDraft } from '#test/support/sample-draft.ts';
import { confirmExport } from './confirm-export.ts';
import { fetchPractice } from './fetch-practice.ts';
import { pair } from './pair.ts';
import { resumeExports } from './resume-exports.ts';
import type { World } from './world.ts';

/** The extension's side of “never twice, never lost”, against a real relay and the simulator. */
describe('an export', () => {
  let office: Office;
  let world: Awaited<ReturnType<typeof testWorld>>;
  let draft: InvoiceDraft;
  let key: string;
  let number = 7100;

  beforeAll(async () => {
    office = await openOffice();
    await office.mapAll(
      sampleDraft(),
      office.idOf('Customer', 'Abernathy, June'),
      office.idOf('Item', 'Services'),
    );
  }, 60_000);
  afterAll(() => office.close());

  beforeEach(async () => {
    number += 1;
    draft = sampleDraft(String(number));
    key = sourceKey(draft.source);
    world = await testWorld();
    world.shell.permissions.add(originPattern(office.relay.url));
    const code = await office.relay.pairingCode('staff');
    must(await pair(world, { address: office.relay.url, code, deviceName: 'Front desk' }));
    const { origin, profileId } = draft.source;
    await putSite(world.db, { origin, profileId, paused: false });
    world.shell.tabs.set(origin, [5]);
    must(await saveDraft(world.db, world.vault, key, { draft }));
  });

  /** What the panel would show and confirm. */
  const shownIn = async ({ db, vault }: World): Promise<ShownStep[]> => {
    const state = nextState(await readRecord(db, vault, await readPractice(db, vault), key));
    if (state.is !== 'ready') throw new Error(JSON.stringify(state));
    return state.steps.map(({ prepared, change }) => ({
      hash: prepared.hash,
      ...(change ? { change } : {}),
    }));
  };
  const inBooks = () => office.invoices().filter((one) => one.DocNumber === draft.number).length;
  const badges = () =>
    world.shell.told.flatMap(({ data }) =>
      ((data as { badges?: { state: string }[] }).badges ?? []).map(({ state }) => state),
    );

  it('is in the books once, and the page is told each state', async () => {
    const receipt = must(
      await confirmExport(world, { sourceKey: key, shown: await shownIn(world) }),
    );
    expect(receipt).toMatchObject({ state: 'exported', total: draft.total });
    expect(inBooks()).toBe(1);
    expect(await world.db.intents.count()).toBe(0);
    expect((await world.db.receipts.get(key))?.receipt.quickbooks?.id).toBe(receipt.quickbooks?.id);
    expect(new Set(badges())).toEqual(new Set(['exporting', 'exported']));
    expect(badges().at(-1)).toBe('exported');
  });

  it('sends nothing when the document is not the one that was shown', async () => {
    const answer = await confirmExport(world, {
      sourceKey: key,
      shown: [{ hash: '0'.repeat(64) }],
    });
    expect(answer).toEqual({ ok: false, problem: { code: 'preview_outdated' } });
    expect(await world.db.intents.count()).toBe(0);
    expect(inBooks()).toBe(0);
  });

  it('has its intent stored before the relay is called', async () => {
    const before: number[] = [];
    world.fetch = async (...request) => {
      const { method, url } = request[0] as Request;
      if (method === 'POST' && url.endsWith('/v1/exports')) {
        before.push(await world.db.intents.count());
      }
      return fetch(...request);
    };
    must(await confirmExport(world, { sourceKey: key, shown: await shownIn(world) }));
    expect(before).toEqual([1]);
  });

  it('says for which company it was confirmed, also when it is sent again later', async () => {
    world.fetch = async () => Promise.reject(new TypeError('network'));
    await confirmExport(world, { sourceKey: key, shown: await shownIn(world) });
    const sent: unknown[] = [];
    world.fetch = async (...request) => {
      const asked = request[0] as Request;
      if (asked.method === 'POST' && asked.url.endsWith('/v1/exports')) {
        sent.push(((await asked.clone().json()) as { realmId?: string }).realmId);
      }
      return fetch(...request);
    };
    await resumeExports(world);
    expect(sent).toEqual([realmId]);
    expect(inBooks()).toBe(1);
  });

  it('waits while the relay is away, and goes on by itself', async () => {
    const shown = await shownIn(world);
    world.fetch = async () => Promise.reject(new TypeError('network'));
    const answer = await confirmExport(world, { sourceKey: key, shown });
    expect(answer).toEqual({ ok: false, problem: { code: 'relay_unreachable' } });
    expect((await world.db.intents.get(key))?.problem?.code).toBe('relay_unreachable');
    expect(badges().at(-1)).toBe('exporting');
    expect(world.shell.waking).toBe(true);
    expect((await readDraft(world.db, world.vault, key))?.draft).toEqual(draft);

    world.fetch = (...request) => fetch(...request);
    await resumeExports(world);
    expect(inBooks()).toBe(1);
    expect(await world.db.intents.count()).toBe(0);
    expect(world.shell.waking).toBe(false);
  });

  it.each([
    ['before its request reached the relay', false],
    ['after its request reached the relay', true],
  ])('survives a worker that is stopped %s', async (_when, arrives) => {
    const shown = await shownIn(world);
    let posted = () => {};
    const sending = new Promise<void>((resolve) => {
      posted = resolve;
    });
    world.fetch = async (...request) => {
      if (arrives) await fetch(...request);
      posted();
      return new Promise(() => {});
    };
    confirmExport(world, { sourceKey: key, shown });
    await sending;

    const restarted = await testWorld({ db: world.db, shell: world.shell });
    await resumeExports(restarted);
    expect(inBooks()).toBe(1);
    expect(await world.db.intents.count()).toBe(0);
    expect((await world.db.receipts.get(key))?.receipt.state).toBe('exported');
  });

  it('says at once that the connection has ended, and goes on after the reconnect', async () => {
    const shown = await shownIn(world);
    office.simulator.simulator.grants.revokeRealm(realmId);
    const started = performance.now();
    const answer = must(await confirmExport(world, { sourceKey: key, shown }));
    expect(answer).toMatchObject({ state: 'sending', problem: { code: 'needs_reconnect' } });
    expect(performance.now() - started).toBeLessThan(15_000);
    expect((await readPairing(world.db))?.me.connection.state).toBe('needs_reconnect');
    expect(await world.db.intents.count()).toBe(1);
    expect(inBooks()).toBe(0);
    await office.reconnect();
    await resumeExports(world);
    expect((await world.db.receipts.get(key))?.receipt.state).toBe('exported');
    expect(inBooks()).toBe(1);
  });

  it('is asked for twice at the same time and sent once', async () => {
    const shown = await shownIn(world);
    const both = await Promise.all([
      confirmExport(world, { sourceKey: key, shown }),
      confirmExport(world, { sourceKey: key, shown }),
      resumeExports(world),
    ]);
    expect(both.every((one) => one.ok)).toBe(true);
    expect(inBooks()).toBe(1);
  });

  it('ends with the relay’s reason when a mapping was taken away meanwhile', async () => {
    const [term] = (await world.db.mappings.toArray()).map((row) => row.mapping);
    const shown = await shownIn(world);
    const { targetId, version } = term!;
    const change = { term: term!.term, targetId: null, knownVersion: version };
    const removed = must(await office.admin.call('putMapping', { data: change }));
    const answer = await confirmExport(world, { sourceKey: key, shown });
    expect(answer.ok ? '' : answer.problem.code).toMatch(/not_mapped|preview_outdated/);
    expect(await world.db.intents.count()).toBe(0);
    expect(inBooks()).toBe(0);
    const { lookup } = await readPractice(world.db, world.vault);
    expect(lookup({ ...term!.term, name: '' })).toBeUndefined();
    const again = { term: term!.term, targetId, knownVersion: removed.version };
    must(await office.admin.call('putMapping', { data: again }));
    must(await fetchPractice(world));
    must(await confirmExport(world, { sourceKey: key, shown }));
    expect(inBooks()).toBe(1);
  });

  it('is not sent to another practice', async () => {
    const shown = await shownIn(world);
    world.fetch = async () => Promise.reject(new TypeError('network'));
    await confirmExport(world, { sourceKey: key, shown });
    await world.db.intents.update(key, { practiceId: 'another' });
    world.fetch = (...request) => fetch(...request);
    await resumeExports(world);
    expect(inBooks()).toBe(0);
    expect((await world.db.intents.get(key))?.problem?.code).toBe('token_refused');
  });

  it('keeps everything when the disk is full', async () => {
    const shown = await shownIn(world);
    world.db.intents.hook('creating', () => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    const answer = await confirmExport(world, { sourceKey: key, shown });
    expect(answer).toEqual({ ok: false, problem: { code: 'storage_full' } });
    expect((await readDraft(world.db, world.vault, key))?.draft).toEqual(draft);
    expect(inBooks()).toBe(0);
  });
});
