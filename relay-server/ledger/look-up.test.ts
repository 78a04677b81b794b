import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { marker } from '#shared/ledger/source-key.ts';
import { exportAndWait, halden } from '../testing/billing.ts';
import type { Client } from '../testing/client.ts';
import { connectCompany } from '../testing/consent.ts';
import { chooseFor, type EntityCase, entityCases, mapEveryTerm } from '../testing/every-entity.ts';
import { startTestRelay, type TestRelay } from '../testing/test-relay.ts';
import { canBeMarked } from './stored.ts';

let test: TestRelay;
let admin: Client;
let number = 8000;
beforeAll(async () => {
  test = await startTestRelay();
  admin = await test.pair('admin');
  await connectCompany(admin, halden);
  await mapEveryTerm(test, admin);
}, 30_000);
afterAll(() => test?.close());
beforeEach(() => {
  number += 1;
  test.sim.calls.reset();
});

const list = (entity: string) => test.sim.books.list(halden, entity);
const writesOf = (entity: string) =>
  test.sim.calls
    .all()
    .filter(({ kind, path }) => kind === 'core' && path.includes(`/${entity.toLowerCase()}`));
const noteIn = { Customer: 'Notes', Vendor: 'Notes' } as Record<string, string>;

describe.each(Object.entries(entityCases))('%s', { timeout: 20_000 }, (_name, one: EntityCase) => {
  const { entity } = one;
  const onCreate = { method: 'POST', path: `/${entity.toLowerCase()}\\?` };
  const before = () => {
    const ids = new Set(list(entity).map(({ Id }) => Id));
    return () => list(entity).filter(({ Id }) => !ids.has(Id));
  };

  it('is found after its answer was lost, and not sent again', async () => {
    await chooseFor(admin, one);
    const added = before();
    test.sim.faults.next({ kind: 'drop-after-commit', match: onCreate });
    const { body } = await exportAndWait(admin, one.draft(String(number)));
    expect(body).toMatchObject({ state: 'exported', quickbooks: { id: added()[0]?.Id } });
    expect(added()).toHaveLength(1);
    expect(writesOf(entity)).toHaveLength(1);
    expect(body.calls).toEqual({ all: 2, meteredReads: 1 });
  });

  it('is sent again when it did not arrive, though another one looks the same', async () => {
    await chooseFor(admin, one);
    const draft = one.draft(String(number));
    const { body: first } = await exportAndWait(admin, one.draft(`${number}-other`));
    expect(first.state).toBe('exported');
    const added = before();
    test.sim.faults.next({ kind: 'drop-before', match: onCreate });
    const { body } = await exportAndWait(admin, draft);
    expect(body).toMatchObject({ state: 'exported', quickbooks: { id: added()[0]?.Id } });
    expect(added()).toHaveLength(1);
    expect(body.quickbooks.id).not.toBe(first.quickbooks.id);
    if (canBeMarked(entity)) {
      const place = noteIn[entity] ?? 'PrivateNote';
      expect(String(added()[0]?.[place])).toContain(marker(draft.source));
    }
  });
});
