import { expect } from 'vitest';
import { answerConsent, type Browser, comeBack, openConsent } from '#relay/testing/consent.ts';
import type { Desk } from './desk.ts';
import { asksToReconnect, day, exportsInvoice, hour, staysConnected } from './jobs.ts';
import { at, type Proofs } from './proof.ts';

const looks = async (desk: Desk) =>
  (await desk.admin('GET', '/v1/catalogue/customers?again=true')).status;

/** The answer to a refresh is lost after Intuit has rotated the token. */
async function losesRefresh(desk: Desk) {
  desk.forward(1.1 * hour);
  desk.sim.faults.next({ kind: 'drop-after-commit', match: { path: 'tokens/bearer' } });
  expect(await looks(desk)).toBe(502);
}

async function consent(desk: Desk, browser: Browser, base = desk.test.relay.url) {
  const { body } = await desk.admin('POST', '/v1/connection', {});
  const start = new URL(body.url as string);
  return openConsent(new URL(start.pathname + start.search, base).href, browser);
}

/** A grant of this length ends when it ends, and not before. */
const lives = (length: number, isRolling: boolean) => async (desk: Desk) => {
  desk.forward(length - day);
  expect(await looks(desk)).toBe(200);
  desk.forward(isRolling ? length + hour : day + hour);
  await asksToReconnect(desk);
};

const isRevoked = async (desk: Desk) => {
  desk.sim.grants.revokeRealm(desk.realm);
  desk.forward(1.1 * hour);
  await asksToReconnect(desk);
};

const disconnects = async (desk: Desk) => {
  expect((await desk.admin('DELETE', '/v1/connection')).status).toBe(200);
  expect(await desk.state()).toBe('none');
  expect(desk.sim.grants.isConnected('test-client-id', desk.realm)).toBe(false);
  await desk.connect();
  await exportsInvoice(desk);
};

/** A code that has ended connects nothing; the next consent does. */
const comesLate = (seconds: number) =>
  at({ isConnected: false }, async (desk) => {
    const browser: Browser = {};
    const back = await answerConsent(await consent(desk, browser), desk.realm);
    desk.forward(seconds * 1000 + 1000);
    expect((await comeBack(back, browser)).status).toBeGreaterThanOrEqual(400);
    expect(await desk.state()).toBe('none');
    await connectsAndExports.proof(desk);
  });

/** Coming back twice exchanges the code once. */
const comesBackTwice = at({ isConnected: false }, async (desk) => {
  const browser: Browser = {};
  const back = await answerConsent(await consent(desk, browser), desk.realm);
  expect((await comeBack(back, browser)).status).toBe(200);
  expect((await comeBack(back, browser)).status).toBeGreaterThanOrEqual(400);
  const exchanges = desk.sim.calls.all().filter(({ path }) => path.endsWith('/tokens/bearer'));
  expect(exchanges).toHaveLength(1);
  expect(await desk.state()).toBe('connected');
  await desk.settings({});
  await exportsInvoice(desk);
});

const connectsAndExports = at({ isConnected: false }, async (desk) => {
  await desk.connect();
  await desk.settings({});
  await staysConnected(desk);
});

const publicUrl = 'https://relay.example';

/** Behind a public name and https, as in production. */
const connectsInPublic = at(
  { isConnected: false, env: { PUBLIC_URL: publicUrl } },
  async (desk) => {
    const browser: Browser = {};
    const back = await answerConsent(await consent(desk, browser), desk.realm);
    expect(back.startsWith(`${publicUrl}/`)).toBe(true);
    const url = new URL(back);
    const there = new URL(url.pathname + url.search, desk.test.relay.url);
    expect((await comeBack(there.href, browser)).status).toBe(200);
    await desk.settings({});
    await exportsInvoice(desk);
  },
);

/** Contract §1: tokens, codes and consent. */
export const oauthProofs = {
  rotate: { always: staysConnected, after24h: staysConnected },
  rotationTakes: { new: staysConnected, old: staysConnected },
  graceForPrevious: {
    0: async (desk) => {
      await losesRefresh(desk);
      await asksToReconnect(desk);
    },
    60: async (desk) => {
      await losesRefresh(desk);
      expect(await looks(desk)).toBe(200);
      await staysConnected(desk);
    },
  },
  refreshWindowSeconds: {
    8640000: lives(8_640_000_000, true),
    8726400: lives(8_726_400_000, true),
  },
  refreshHardSeconds: {
    864000: lives(10 * day, false),
    157680000: staysConnected,
  },
  invalidGrantDescription: { true: isRevoked, false: isRevoked },
  revokeBody: { empty: disconnects, statuscode: disconnects },
  codeSeconds: { 60: comesLate(60), 600: comesLate(600) },
  codeReuseRevokes: { true: comesBackTwice, false: comesBackTwice },
  extraParameters: { ignore: connectsAndExports, refuse: connectsAndExports },
  redirectHosts: { registered: connectsInPublic, 'https-domain': connectsInPublic },
  accessTokenLength: { 137: staysConnected, 4096: staysConnected },
} satisfies Partial<Proofs>;
