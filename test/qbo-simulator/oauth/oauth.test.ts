import { createPublicKey, createVerify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { demoApp, type Switches } from '../options.ts';
import { createSimulator, type Simulator } from '../simulator.ts';
import { halden } from '../test-kit.ts';

const redirectUri = demoApp.redirectUris[0] ?? '';
const basic = `Basic ${btoa(`${demoApp.clientId}:${demoApp.clientSecret}`)}`;
const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
const asked = {
  client_id: demoApp.clientId,
  response_type: 'code',
  scope: 'com.intuit.quickbooks.accounting',
  redirect_uri: redirectUri,
  state: 's-1',
};

function start(switches: Partial<Switches> = {}): Simulator {
  return createSimulator({ switches });
}

function decide(simulator: Simulator, more: { [name: string]: string }) {
  const body = new URLSearchParams({ ...asked, ...more });
  return simulator.app.request('/connect/oauth2', { method: 'POST', body, headers: form });
}

async function code(simulator: Simulator): Promise<string> {
  const answer = await decide(simulator, { decision: 'connect', realmId: halden });
  return new URL(answer.headers.get('location') ?? '').searchParams.get('code') ?? '';
}

async function token(simulator: Simulator, fields: { [name: string]: string }, more = {}) {
  const answer = await simulator.app.request('/oauth2/v1/tokens/bearer', {
    method: 'POST',
    headers: { Authorization: basic, ...form, ...more },
    body: new URLSearchParams(fields),
  });
  return {
    status: answer.status,
    tid: answer.headers.get('intuit_tid'),
    body: await answer.json(),
  };
}

const exchange = (simulator: Simulator, value: string) =>
  token(simulator, { grant_type: 'authorization_code', code: value, redirect_uri: redirectUri });
const refresh = (simulator: Simulator, value: string) =>
  token(simulator, { grant_type: 'refresh_token', refresh_token: value });

async function apiStatus(simulator: Simulator, accessToken: string, realm = halden) {
  const answer = await simulator.app.request(`/v3/company/${realm}/preferences`, {
    headers: { Authorization: `Bearer ${accessToken}`, Accept: 'application/json' },
  });
  return { status: answer.status, body: await answer.json() };
}

describe('contract §1.3 authorization', () => {
  it('shows a consent page with every company and both answers', async () => {
    const page = await start().app.request(`/connect/oauth2?${new URLSearchParams(asked)}`);
    const source = await page.text();
    expect(page.status).toBe(200);
    for (const wanted of ['Halden Creek Veterinary', 'Northgate Services', 'Connect', 'Cancel']) {
      expect(source).toContain(wanted);
    }
  });

  it('returns code, state and realmId', async () => {
    const answer = await decide(start(), { decision: 'connect', realmId: halden });
    const target = new URL(answer.headers.get('location') ?? '');
    expect(answer.status).toBe(302);
    expect(target.origin + target.pathname).toBe(redirectUri);
    expect(target.searchParams.get('state')).toBe('s-1');
    expect(target.searchParams.get('realmId')).toBe(halden);
    expect(target.searchParams.get('code')).toMatch(/^\w{20,512}$/);
  });

  it('returns access_denied when the user cancels', async () => {
    const answer = await decide(start(), { decision: 'cancel' });
    const target = new URL(answer.headers.get('location') ?? '');
    expect(Object.fromEntries(target.searchParams)).toEqual({
      error: 'access_denied',
      state: 's-1',
    });
  });

  it.each([
    ['a longer path', { redirect_uri: `${redirectUri}/x` }],
    ['another client', { client_id: 'nobody' }],
  ])('never redirects for %s', async (_case, more) => {
    const query = new URLSearchParams({ ...asked, ...more });
    const answer = await start().app.request(`/connect/oauth2?${query}`);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('location')).toBeNull();
  });

  it.each([
    [{ scope: 'everything' }, 'invalid_scope'],
    [{ response_type: 'token' }, 'unsupported_response_type'],
    [{ state: '' }, 'invalid_request'],
  ])('sends %j back as %s', async (more, error) => {
    const query = new URLSearchParams({ ...asked, ...more });
    const answer = await start().app.request(`/connect/oauth2?${query}`);
    expect(new URL(answer.headers.get('location') ?? '').searchParams.get('error')).toBe(error);
  });
});

describe('contract §1.4 tokens', () => {
  it('exchanges a code once, and a second use kills the first tokens', async () => {
    const simulator = start();
    const value = await code(simulator);
    const first = await exchange(simulator, value);
    expect(first.status).toBe(200);
    expect(first.tid).toBeTruthy();
    expect(first.body).toMatchObject({
      token_type: 'bearer',
      expires_in: 3600,
      x_refresh_token_expires_in: 8_640_000,
    });
    expect((await apiStatus(simulator, first.body.access_token)).status).toBe(200);
    const second = await exchange(simulator, value);
    expect(second).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    expect((await apiStatus(simulator, first.body.access_token)).status).toBe(401);
  });

  it('refuses an expired code and another redirect_uri', async () => {
    const simulator = start();
    const wrong = await token(simulator, {
      grant_type: 'authorization_code',
      code: await code(simulator),
      redirect_uri: demoApp.redirectUris[1] ?? '',
    });
    expect(wrong.body.error).toBe('invalid_grant');
    const late = await code(simulator);
    simulator.clock.advance(601_000);
    expect((await exchange(simulator, late)).body.error).toBe('invalid_grant');
  });

  it('lets codes live as long as switched, and the first tokens outlive a second use', async () => {
    const simulator = start({ codeSeconds: 60, codeReuseRevokes: false });
    const late = await code(simulator);
    simulator.clock.advance(61_000);
    expect((await exchange(simulator, late)).body.error).toBe('invalid_grant');
    const value = await code(simulator);
    const first = await exchange(simulator, value);
    expect((await exchange(simulator, value)).status).toBe(400);
    expect((await apiStatus(simulator, first.body.access_token)).status).toBe(200);
  });

  it.each([100, 4096])('makes access tokens of %i characters that work', async (length) => {
    const simulator = start({ accessTokenLength: length });
    const { body } = await exchange(simulator, await code(simulator));
    expect(body.access_token).toHaveLength(length);
    expect((await apiStatus(simulator, body.access_token)).status).toBe(200);
  });

  it('may hand out new values that never work, while the old one does', async () => {
    const simulator = start({ rotationTakes: 'old' });
    const first = (await exchange(simulator, await code(simulator))).body.refresh_token;
    const next = (await refresh(simulator, first)).body;
    expect(next.refresh_token).not.toBe(first);
    expect((await apiStatus(simulator, next.access_token)).status).toBe(200);
    expect((await refresh(simulator, next.refresh_token)).body.error).toBe('invalid_grant');
    expect((await refresh(simulator, first)).status).toBe(200);
  });

  it.each(['ignore', 'refuse'] as const)('may %s parameters it does not know', async (rule) => {
    const simulator = start({ extraParameters: rule });
    const answer = await decide(simulator, {
      decision: 'connect',
      realmId: halden,
      code_challenge: 'c',
    });
    const back = new URL(answer.headers.get('location') ?? '').searchParams;
    expect(back.get('error')).toBe(rule === 'refuse' ? 'invalid_request' : null);
    const exchanged = await token(simulator, {
      grant_type: 'authorization_code',
      code: await code(simulator),
      redirect_uri: redirectUri,
      code_verifier: 'v',
    });
    expect(exchanged.status).toBe(rule === 'refuse' ? 400 : 200);
  });

  it.each([
    ['registered', 'http://localhost:1/back', 200],
    ['https-domain', 'http://localhost:1/back', 400],
    ['https-domain', 'https://127.0.0.1/back', 400],
    ['https-domain', 'https://relay.example/back', 200],
  ] as const)('with %s takes the redirect address %s with %i', async (rule, uri, status) => {
    const simulator = createSimulator({
      apps: [{ ...demoApp, redirectUris: [uri] }],
      switches: { redirectHosts: rule },
    });
    const query = new URLSearchParams({ ...asked, redirect_uri: uri });
    expect((await simulator.app.request(`/connect/oauth2?${query}`)).status).toBe(status);
  });

  it('rotates on every refresh and refuses the old value', async () => {
    const simulator = start({ rotate: 'always' });
    const first = (await exchange(simulator, await code(simulator))).body.refresh_token;
    const second = (await refresh(simulator, first)).body.refresh_token;
    expect(second).not.toBe(first);
    expect(await refresh(simulator, first)).toMatchObject({
      status: 400,
      body: {
        error: 'invalid_grant',
        error_description: 'Incorrect or invalid refresh token',
      },
    });
    expect((await refresh(simulator, second)).status).toBe(200);
  });

  it('rotates after 24 h only, and lets the old value live for the grace', async () => {
    const simulator = start({ rotate: 'after24h', graceForPrevious: 60 });
    const first = (await exchange(simulator, await code(simulator))).body.refresh_token;
    expect((await refresh(simulator, first)).body.refresh_token).toBe(first);
    simulator.clock.advance(25 * 3_600_000);
    const second = (await refresh(simulator, first)).body.refresh_token;
    expect(second).not.toBe(first);
    expect((await refresh(simulator, first)).body.refresh_token).toBe(second);
    simulator.clock.advance(61_000);
    expect((await refresh(simulator, first)).status).toBe(400);
  });

  it('lets refresh tokens die after the rolling window and after five years', async () => {
    const simulator = start({ rotate: 'after24h' });
    let value = (await exchange(simulator, await code(simulator))).body.refresh_token;
    const lapsed = (await exchange(simulator, await code(simulator))).body.refresh_token;
    const day = 86_400_000;
    for (let days = 0; days < 5 * 365; days += 90) {
      const answer = await refresh(simulator, value);
      expect(answer.status).toBe(200);
      value = answer.body.refresh_token;
      simulator.clock.advance(90 * day);
    }
    expect((await refresh(simulator, lapsed)).status).toBe(400);
    expect((await refresh(simulator, value)).body.error).toBe('invalid_grant');
  });

  it('tells the absolute end only when asked', async () => {
    const simulator = start();
    const fields = { grant_type: 'authorization_code', redirect_uri: redirectUri };
    const plain = await exchange(simulator, await code(simulator));
    const asking = await token(
      simulator,
      { ...fields, code: await code(simulator) },
      { 'x-include-refresh-token-hard-expires-in': 'true' },
    );
    expect(plain.body.x_refresh_token_hard_expires_in).toBeUndefined();
    expect(asking.body.x_refresh_token_hard_expires_in).toBe(5 * 365 * 86_400);
  });
});

describe('contract §1.4 rotation and lifetimes as switches', () => {
  it.each([8_640_000, 8_726_400])('keeps a rolling window of %i s', async (seconds) => {
    const simulator = start({ refreshWindowSeconds: seconds, rotate: 'after24h' });
    const { body } = await exchange(simulator, await code(simulator));
    expect(body.x_refresh_token_expires_in).toBe(seconds);
    simulator.clock.advance((seconds - 1) * 1000);
    const again = await refresh(simulator, body.refresh_token);
    expect(again.body.x_refresh_token_expires_in).toBe(seconds);
    simulator.clock.advance((seconds + 1) * 1000);
    expect((await refresh(simulator, again.body.refresh_token)).status).toBe(400);
  });

  it('shortens the rolling window near the absolute end', async () => {
    const simulator = start({ refreshHardSeconds: 9_000_000, rotate: 'always' });
    const { body } = await exchange(simulator, await code(simulator));
    simulator.clock.advance(8_000_000_000);
    const late = await refresh(simulator, body.refresh_token);
    expect(late.body.x_refresh_token_expires_in).toBe(1_000_000);
    simulator.clock.advance(1_000_000_000);
    expect((await refresh(simulator, late.body.refresh_token)).body.error).toBe('invalid_grant');
  });

  it('gives the newest pair to a retry within the grace, and refuses it without', async () => {
    for (const graceForPrevious of [0, 30]) {
      const simulator = start({ graceForPrevious });
      const { body } = await exchange(simulator, await code(simulator));
      const lost = await refresh(simulator, body.refresh_token);
      const retried = await refresh(simulator, body.refresh_token);
      expect(retried.status).toBe(graceForPrevious === 0 ? 400 : 200);
      if (retried.status === 200) {
        expect(retried.body.refresh_token).toBe(lost.body.refresh_token);
      }
    }
  });

  it('takes the client from the form as well as from the header', async () => {
    const simulator = start();
    const answer = await simulator.app.request('/oauth2/v1/tokens/bearer', {
      method: 'POST',
      headers: form,
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        code: await code(simulator),
        redirect_uri: redirectUri,
        client_id: demoApp.clientId,
        client_secret: demoApp.clientSecret,
      }),
    });
    expect(answer.status).toBe(200);
  });
});

describe('contract §1.1 and §1.2 discovery, scopes and identity', () => {
  it.each(['openid_configuration', 'openid_sandbox_configuration'])('serves %s', async (name) => {
    const simulator = start();
    const answer = await simulator.app.request(`http://127.0.0.1:1/.well-known/${name}`);
    const found = await answer.json();
    expect(Object.keys(found).toSorted()).toEqual([
      'authorization_endpoint',
      'claims_supported',
      'id_token_signing_alg_values_supported',
      'issuer',
      'jwks_uri',
      'response_types_supported',
      'revocation_endpoint',
      'scopes_supported',
      'subject_types_supported',
      'token_endpoint',
      'token_endpoint_auth_methods_supported',
      'userinfo_endpoint',
    ]);
    const page = await simulator.app.request(`${found.authorization_endpoint}`);
    expect(page.status).toBe(400);
    expect((await simulator.app.request(found.jwks_uri)).status).toBe(200);
  });

  async function consented(scope: string) {
    const simulator = start();
    const answer = await decide(simulator, { decision: 'connect', realmId: halden, scope });
    const value = new URL(answer.headers.get('location') ?? '').searchParams.get('code') ?? '';
    return { simulator, body: (await exchange(simulator, value)).body };
  }
  const userInfo = async (simulator: Simulator, accessToken: string) => {
    const headers = { Authorization: `Bearer ${accessToken}` };
    const answer = await simulator.app.request('/v1/openid_connect/userinfo', { headers });
    return { status: answer.status, body: await answer.json() };
  };

  it('signs an id_token that names the realm, when openid was asked for', async () => {
    const { simulator, body } = await consented('com.intuit.quickbooks.accounting openid');
    const [head = '', claims = '', signature = ''] = body.id_token.split('.');
    const { keys } = await (await simulator.app.request('/op/v1/jwks')).json();
    const key = createPublicKey({ key: keys[0], format: 'jwk' });
    const signed = createVerify('RSA-SHA256').update(`${head}.${claims}`);
    expect(signed.verify(key, signature, 'base64url')).toBe(true);
    expect(JSON.parse(atob(claims))).toMatchObject({ aud: [demoApp.clientId], realmid: halden });
    expect((await consented('com.intuit.quickbooks.accounting')).body.id_token).toBeUndefined();
  });

  it('tells as much of the user as the scope allows', async () => {
    const scope = 'com.intuit.quickbooks.accounting openid profile email';
    const { simulator, body } = await consented(scope);
    const told = await userInfo(simulator, body.access_token);
    expect(told.body).toEqual({
      sub: expect.any(String),
      givenName: expect.any(String),
      familyName: expect.any(String),
      email: expect.stringContaining('@'),
      emailVerified: true,
    });
    const plain = await consented('com.intuit.quickbooks.accounting');
    expect((await userInfo(plain.simulator, plain.body.access_token)).status).toBe(401);
  });

  it('refuses API calls to a token without the accounting scope', async () => {
    const { simulator, body } = await consented('openid profile');
    const answer = await apiStatus(simulator, body.access_token);
    expect(answer.status).toBe(403);
    expect(answer.body.fault.error[0].code).toBe('3100');
  });
});

describe('contract §1.3 the other side of a connection', () => {
  const control = (simulator: Simulator, path: string, body: object) =>
    simulator.app.request(`/_sim${path}`, { method: 'POST', body: JSON.stringify(body) });

  it('answers 401 with code 120 while the connecting user is no admin', async () => {
    const simulator = start();
    const { accessToken } = simulator.grants.connect(demoApp.clientId, halden);
    await control(simulator, `/connections/${halden}`, { admin: false });
    const answer = await apiStatus(simulator, accessToken);
    expect(answer.status).toBe(401);
    expect(answer.body.fault.error[0]).toMatchObject({
      code: '120',
      detail: expect.stringContaining('-11014 You do not have access'),
    });
    await control(simulator, `/connections/${halden}`, { admin: true });
    expect((await apiStatus(simulator, accessToken)).status).toBe(200);
  });

  it('turns a lapsed app away everywhere, and lets it back in', async () => {
    const simulator = start();
    const { body } = await exchange(simulator, await code(simulator));
    await control(simulator, `/apps/${demoApp.clientId}`, { lapsed: true });
    expect((await apiStatus(simulator, body.access_token)).status).toBe(403);
    expect((await refresh(simulator, body.refresh_token)).body.error).toBe('unauthorized_client');
    const page = await simulator.app.request(`/connect/oauth2?${new URLSearchParams(asked)}`);
    const target = new URL(page.headers.get('location') ?? '');
    expect(target.searchParams.get('error')).toBe('unauthorized_client');
    await control(simulator, `/apps/${demoApp.clientId}`, { lapsed: false });
    expect((await refresh(simulator, body.refresh_token)).status).toBe(200);
    expect((await control(simulator, '/apps/nobody', { lapsed: true })).status).toBe(404);
    expect((await control(simulator, `/connections/${halden}`, {})).status).toBe(400);
  });

  it('connects the company that was chosen, and refuses one that is none', async () => {
    const simulator = start();
    const answer = await decide(simulator, { decision: 'connect', realmId: '9341450000000002' });
    const target = new URL(answer.headers.get('location') ?? '').searchParams;
    const { body } = await exchange(simulator, target.get('code') ?? '');
    expect((await apiStatus(simulator, body.access_token, '9341450000000002')).status).toBe(200);
    expect((await apiStatus(simulator, body.access_token)).status).toBe(403);
    expect((await decide(simulator, { decision: 'connect', realmId: '1' })).status).toBe(400);
  });
});

describe('contract §1.5 OAuth errors', () => {
  it('may leave the description of invalid_grant out, as older answers did', async () => {
    const simulator = start({ invalidGrantDescription: false });
    expect((await refresh(simulator, 'AB11nonsense')).body).toEqual({ error: 'invalid_grant' });
  });

  it('names keys of another app', async () => {
    const other = { ...demoApp, clientId: 'other', clientSecret: 'its secret' };
    const simulator = createSimulator({ apps: [demoApp, other] });
    const { refreshToken } = simulator.grants.connect(demoApp.clientId, halden);
    const answer = await token(
      simulator,
      { grant_type: 'refresh_token', refresh_token: refreshToken },
      { Authorization: `Basic ${btoa('other:its secret')}` },
    );
    expect(answer.body.error_description).toBe('Incorrect Token type or clientID');
    expect((await refresh(simulator, refreshToken)).status).toBe(200);
  });

  it.each([
    [
      { Authorization: `Basic ${btoa('x:y')}` },
      { grant_type: 'refresh_token' },
      401,
      'invalid_client',
    ],
    [{}, { grant_type: 'password' }, 400, 'unsupported_grant_type'],
    [{}, {}, 400, 'invalid_request'],
    [{}, { grant_type: 'refresh_token' }, 400, 'invalid_request'],
  ])('answers %j %j with %i %s', async (headers, fields, status, error) => {
    const answer = await token(start(), fields, headers);
    expect(answer).toMatchObject({ status, body: { error } });
  });

  it('names an access token sent as refresh token', async () => {
    const simulator = start();
    const { access_token } = (await exchange(simulator, await code(simulator))).body;
    const answer = await refresh(simulator, access_token);
    expect(answer.body.error_description).toBe('Incorrect Token type or clientID');
  });
});

describe('contract §1.6 revoke', () => {
  const revoke = (simulator: Simulator, value: string) =>
    simulator.app.request('/v2/oauth2/tokens/revoke', {
      method: 'POST',
      headers: { Authorization: basic, 'Content-Type': 'application/json' },
      body: JSON.stringify({ token: value }),
    });

  it('kills the whole grant with either token, and refuses a dead one', async () => {
    for (const which of ['access_token', 'refresh_token']) {
      const simulator = start();
      const { body } = await exchange(simulator, await code(simulator));
      const answer = await revoke(simulator, body[which]);
      expect([answer.status, await answer.text()]).toEqual([200, '']);
      expect((await apiStatus(simulator, body.access_token)).status).toBe(401);
      expect((await refresh(simulator, body.refresh_token)).body.error).toBe('invalid_grant');
      expect((await revoke(simulator, body[which])).status).toBe(400);
    }
  });

  it('may say its status in the body', async () => {
    const simulator = start({ revokeBody: 'statuscode' });
    const { body } = await exchange(simulator, await code(simulator));
    expect(await (await revoke(simulator, body.refresh_token)).json()).toEqual({
      statuscode: '200',
    });
  });

  it('lets the user connect again', async () => {
    const simulator = start();
    const { body } = await exchange(simulator, await code(simulator));
    await revoke(simulator, body.refresh_token);
    const again = await exchange(simulator, await code(simulator));
    expect((await apiStatus(simulator, again.body.access_token)).status).toBe(200);
  });

  it('wants JSON', async () => {
    const answer = await start().app.request('/v2/oauth2/tokens/revoke', {
      method: 'POST',
      headers: { Authorization: basic, ...form },
      body: 'token=x',
    });
    expect(answer.status).toBe(400);
  });

  it('can happen at the other side', async () => {
    const simulator = start();
    const { body } = await exchange(simulator, await code(simulator));
    await simulator.app.request('/_sim/revoke', {
      method: 'POST',
      body: JSON.stringify({ realm: halden }),
    });
    expect((await apiStatus(simulator, body.access_token)).status).toBe(401);
    expect((await refresh(simulator, body.refresh_token)).body.error).toBe('invalid_grant');
  });
});

describe('contract §2.7 tokens at the API', () => {
  it('answers 401 in the gateway form after an hour, 403 for another realm', async () => {
    const simulator = start();
    const { body } = await exchange(simulator, await code(simulator));
    const other = await apiStatus(simulator, body.access_token, '9341450000000002');
    expect(other.status).toBe(403);
    expect(other.body.fault).toMatchObject({ error: [{ code: '3100' }], type: 'SERVICE' });
    simulator.clock.advance(3_600_000);
    const expired = await apiStatus(simulator, body.access_token);
    expect(expired.status).toBe(401);
    expect(expired.body.fault).toMatchObject({ error: [{ code: '3200' }], type: 'AUTHENTICATION' });
    expect(typeof expired.body.time).toBe('number');
  });
});
