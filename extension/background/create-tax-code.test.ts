import { afterAll, beforeAll, expect, it } from 'vitest';
import { originPattern } from '#extension/protocol/origin-pattern.ts';
import { readCatalogue } from '#extension/store/catalogue.ts';
import { readPractice } from '#extension/store/read-record.ts';
import { testWorld } from '#extension/testing/test-world.ts';
import { connectCompany } from '#relay/testing/consent.ts';
import { startTestRelay, type TestRelay } from '#relay/testing/test-relay.ts';
import { termOf } from '#shared/mapping/term.ts';
import { explain } from '#shared/problem.ts';
import { ashcombeRealm } from '#test/qbo-simulator/test-kit.ts';
import { must } from '#test/support/office.ts';
import { sampleDraft } from '#test/support/sample-draft.ts';
import { createTaxCode, taxAgencies } from './create-tax-code.ts';
import { pair } from './pair.ts';

let test: TestRelay;
let world: Awaited<ReturnType<typeof testWorld>>;
beforeAll(async () => {
  test = await startTestRelay();
  await connectCompany(await test.pair('admin'), ashcombeRealm);
  world = await testWorld({ fetch });
  world.shell.permissions.add(originPattern(test.relay.url));
  const { code } = await test.relay.mintPairingCode('admin');
  must(await pair(world, { address: test.relay.url, code, deviceName: 'Office' }));
}, 60_000);
afterAll(() => test.close());

it('makes the code, maps the term to it, and knows its rate for documents', async () => {
  const term = termOf(sampleDraft().source, 'tax-code', { name: 'Farm goods' });
  const { agencies } = must(await taxAgencies(world));
  const agencyId = agencies[0]?.id ?? '';
  const wish = { term, name: ' Farm goods ', percent: '7.5', agencyId };
  must(await createTaxCode(world, wish));
  const { lookup, connection } = await readPractice(world.db, world.vault);
  const id = lookup(term);
  const [code] = test.sim.books
    .list(ashcombeRealm, 'TaxCode')
    .filter(({ Name }) => Name === 'Farm goods');
  expect(id).toBe(code?.Id);
  const known = connection.company?.taxCodes.find((one) => one.id === id);
  expect(known?.sales.map(({ percent }) => percent)).toEqual(['7.5']);
  const rows = await readCatalogue(world.db, world.vault, ashcombeRealm, 'taxCodes');
  expect(rows).toContainEqual({ id, name: 'Farm goods', active: true });
  const taken = await createTaxCode(world, { ...wish, percent: '8' });
  expect(taken).toMatchObject({ ok: false, problem: { code: 'qbo_duplicate_name' } });
  // True of a tax code, too.
  const said = taken.ok ? '' : explain(taken.problem).sentence;
  expect(said).toMatch(/already has this name in the list/);
});
