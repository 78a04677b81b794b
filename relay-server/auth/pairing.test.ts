import { afterEach, describe, expect, it } from 'vitest';
import { client } from '../testing/client.ts';
import { engines } from '../testing/engines.ts';
import { startTestRelay, type TestRelay } from '../testing/test-relay.ts';

let test: TestRelay;
afterEach(() => test?.close());

const pairWith = (code: string, address?: string) =>
  client(test.relay.url)(
    'POST',
    '/v1/pair',
    { code, deviceName: 'Front desk' },
    address ? { 'X-Forwarded-For': address } : {},
  );
const codeOf = async (code: string, address?: string) =>
  (await pairWith(code, address)).body.problem?.code;

/** Another code with the same first group. */
const wrongTwin = (code: string, salt: number) =>
  `${code.slice(0, 5)}${code[5] === '0' ? '1' : '0'}00${salt}`;

describe.each(engines)('pairing on %s', (engine) => {
  it('gives exactly one of 50 parallel callers a token', async () => {
    test = await startTestRelay({ engine, env: { TRUSTED_PROXIES: '1' } });
    const { code } = await test.relay.mintPairingCode('staff');
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    const replies = await Promise.all(
      Array.from({ length: 50 }, (_, index) => pairWith(code, `192.0.2.${index}`)),
    );
    const paired = replies.filter(({ status }) => status === 200);
    expect(paired).toHaveLength(1);
    expect(paired[0]?.body).toMatchObject({
      me: { member: { role: 'staff', name: 'Front desk' } },
    });
    expect(paired[0]?.body.token).toMatch(/^cf1_[0-9a-f]{16}_[\w-]{43}$/);
    expect(new Set(replies.map(({ body }) => body.problem?.code))).toEqual(
      new Set([undefined, 'code_expired']),
    );
  });

  it('takes codes as people type them', async () => {
    test = await startTestRelay({ engine });
    const { code } = await test.relay.mintPairingCode('admin');
    const typed = ` ${code.toLowerCase().replace('-', ' ').replace(/0/g, 'o').replace(/1/g, 'l')} `;
    expect((await pairWith(typed)).status).toBe(200);
  });

  it('ends a code after five wrong tries, even for the right one', async () => {
    test = await startTestRelay({ engine });
    const { code } = await test.relay.mintPairingCode('staff');
    for (let index = 0; index < 5; index += 1) {
      expect(await codeOf(wrongTwin(code, index))).toBe('code_wrong');
    }
    expect(await codeOf(code)).toBe('code_expired');
  });

  it('counts the guesses of an address while they are being looked at', async () => {
    test = await startTestRelay({ engine, env: { TRUSTED_PROXIES: '1' } });
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, index) => codeOf(`AAAA-00${10 + index}`, '198.51.100.7')),
    );
    expect(answers.filter((code) => code === 'code_wrong')).toHaveLength(10);
    expect(answers.filter((code) => code === 'too_many_requests')).toHaveLength(20);
  });

  it('ends a code after ten minutes', async () => {
    let ahead = 0;
    test = await startTestRelay({ engine, now: () => Date.now() + ahead });
    const first = await test.relay.mintPairingCode('staff');
    const second = await test.relay.mintPairingCode('staff');
    ahead = 9.9 * 60_000;
    expect((await pairWith(first.code)).status).toBe(200);
    ahead = 10 * 60_000;
    expect(await codeOf(second.code)).toBe('code_expired');
  });
});

describe('pairing', () => {
  it('stops an address that guesses, and lets others pair', async () => {
    test = await startTestRelay({ env: { TRUSTED_PROXIES: '1' } });
    const answers: string[] = [];
    for (let index = 0; index < 14; index += 1) {
      answers.push(await codeOf(`AAAA-000${index % 10}`, '198.51.100.7'));
    }
    expect(answers.slice(0, 10)).toEqual(Array(10).fill('code_wrong'));
    expect(answers.slice(10)).toEqual(Array(4).fill('too_many_requests'));
    const { code } = await test.relay.mintPairingCode('staff');
    expect(await codeOf(code, '198.51.100.7')).toBe('too_many_requests');
    expect((await pairWith(code, '198.51.100.8')).status).toBe(200);
  });

  it('stores neither code nor token', async () => {
    test = await startTestRelay();
    const { code } = await test.relay.mintPairingCode('admin');
    const { body } = await pairWith(code);
    const { db } = test.relay.store.database;
    const stored = JSON.stringify([
      await db.selectFrom('pairing_codes').selectAll().execute(),
      await db.selectFrom('members').selectAll().execute(),
    ]);
    expect(stored).not.toContain(code.slice(0, 4));
    expect(stored).not.toContain(body.token.slice(-43));
    expect(test.logged()).not.toContain(body.token.slice(-43));
  });

  it('is possible again with a code of the operator when no admin is left', async () => {
    test = await startTestRelay();
    expect(await test.relay.hasAdmin()).toBe(false);
    const admin = await test.pair('admin');
    expect(await test.relay.hasAdmin()).toBe(true);
    expect((await admin('DELETE', '/v1/me')).status).toBe(200);
    expect(await test.relay.hasAdmin()).toBe(false);
    const again = await test.pair('admin');
    const { body } = await again('POST', '/v1/pairing-codes', { role: 'staff' });
    expect((await pairWith(body.code)).body.me.member.role).toBe('staff');
    expect((await again('GET', '/v1/members')).body.members).toHaveLength(2);
  });
});
