import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endpoints } from '#shared/relay/contract.ts';
import { openApi } from './open-api.ts';
import { methodsOf, policies, type RouteAccess } from './policy.ts';
import { type Client, client } from './testing/client.ts';
import { startTestRelay, type TestRelay } from './testing/test-relay.ts';

let test: TestRelay;
beforeAll(async () => {
  test = await startTestRelay();
});
afterAll(() => test.close());

const mounted = () =>
  test.relay.app.routes
    .filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => `${method} ${path}`);

/** Said here once more by hand: who may call a route is decided on purpose, not by a slip in one list. */
const stated: Record<RouteAccess, string[]> = {
  none: [
    'POST /v1/pair',
    'GET /healthz',
    'GET /readyz',
    'GET /openapi.json',
    'GET /oauth/start',
    'GET /oauth/callback',
    'GET /disconnected',
    'GET /reconnect',
    'GET /privacy',
  ],
  operator: ['GET /metrics'],
  staff: [
    'GET /v1/me',
    'DELETE /v1/me',
    'GET /v1/catalogue/:list',
    'GET /v1/mappings',
    'PUT /v1/mappings/linked',
    'GET /v1/mappings/history',
    'GET /v1/settings',
    'POST /v1/exports',
    'POST /v1/exports/find',
    'GET /v1/exports/:id',
    'POST /v1/exports/:id/void',
  ],
  admin: [
    'POST /v1/pairing-codes',
    'GET /v1/members',
    'DELETE /v1/members/:id',
    'POST /v1/connection',
    'POST /v1/connection/test',
    'PUT /v1/connection/tax-override',
    'GET /v1/tax-agencies',
    'POST /v1/tax-codes',
    'DELETE /v1/connection',
    'PUT /v1/accounting',
    'PUT /v1/mappings',
    'PUT /v1/mappings/batch',
    'PUT /v1/settings',
  ],
};

describe('policy table', () => {
  it('is what is stated here, route by route', () => {
    const told = (access: RouteAccess) =>
      policies.flatMap((one) => (one.access === access ? [`${one.method} ${one.path}`] : []));
    for (const access of Object.keys(stated) as RouteAccess[]) {
      expect([access, new Set(told(access))]).toEqual([access, new Set(stated[access])]);
    }
    expect(policies).toHaveLength(Object.values(stated).flat().length);
  });

  it('leaves no other way in: what answers every method guards every path, and asks who it is', () => {
    const every = test.relay.app.routes.filter(({ method }) => method === 'ALL');
    expect(new Set(every.map(({ path }) => path))).toEqual(new Set(['/*']));
    // Each route of the contract: the contract's guard, who may call it, its answer.
    for (const { method, path } of policies) {
      const handlers = test.relay.app.routes.filter(
        (route) => route.method === method && route.path === path,
      );
      expect([method, path, handlers.length]).toEqual([
        method,
        path,
        path.startsWith('/v1/') ? 3 : 2,
      ]);
    }
  });

  it('covers every mounted route, and every policy is mounted', () => {
    const wanted = policies.map(({ method, path }) => `${method} ${path}`);
    expect(new Set(mounted())).toEqual(new Set(wanted));
    expect(mounted().length).toBeGreaterThan(20);
  });

  it('finds the methods of a path', () => {
    expect(methodsOf('/v1/exports/abc')).toEqual(['GET']);
    expect(methodsOf('/v1/me')).toEqual(['GET', 'DELETE']);
    expect(methodsOf('/v1/members/')).toEqual([]);
  });
});

type Principal = 'none' | 'garbage' | 'revoked' | 'staff' | 'admin' | 'other staff' | 'other admin';
const principals: Principal[] = [
  'none',
  'garbage',
  'revoked',
  'staff',
  'admin',
  'other staff',
  'other admin',
];

/** The refusal the policy demands; undefined where the principal may pass. */
function refusal(access: RouteAccess, who: Principal): string | undefined {
  if (access === 'none' || access === 'operator') return undefined;
  if (who === 'none') return 'not_paired';
  if (who === 'garbage' || who === 'revoked') return 'token_refused';
  return access === 'admin' && who.endsWith('staff') ? 'admin_only' : undefined;
}

const refusals = ['not_paired', 'token_refused', 'admin_only'];

describe('authorization matrix', () => {
  it.each(principals)(
    'holds for %s on every route',
    async (who) => {
      for (const { method, path, access } of policies) {
        // A fresh member per cell: some routes end the pairing they are called with.
        const call = await clientOf(who);
        const body = method === 'POST' || method === 'PUT' ? {} : undefined;
        const reply = await call(method, path.replace(/:\w+/, 'x'), body);
        const code = reply.body?.problem?.code;
        const expected = refusal(access, who);
        expect([method, path, refusals.includes(code) ? code : undefined]).toEqual([
          method,
          path,
          expected,
        ]);
        if (expected) expect(reply.status).toBe(expected === 'admin_only' ? 403 : 401);
      }
    },
    30_000,
  );

  it('keeps practices apart', async () => {
    const admin = await test.pair('admin');
    const other = await test.pair('admin', 'Another practice');
    const { body: me } = await admin('GET', '/v1/me');
    const { body: theirs } = await other('GET', '/v1/me');
    expect(me.practice.id).not.toBe(theirs.practice.id);
    const { body } = await other('GET', '/v1/members');
    expect(body.members.map((one: { id: string }) => one.id)).not.toContain(me.member.id);
    expect((await other('DELETE', `/v1/members/${me.member.id}`)).status).toBe(404);
    expect((await admin('GET', '/v1/me')).status).toBe(200);
    expect((await admin('DELETE', `/v1/members/${me.member.id}`)).status).toBe(200);
    expect((await admin('GET', '/v1/me')).body.problem.code).toBe('token_refused');
  });

  it('shows metrics to this machine and to the token only', async () => {
    const none = client(test.relay.url);
    expect((await none('GET', '/metrics')).body).toContain('counterfoil_http_requests_total');
    const forwarded = await none('GET', '/metrics', undefined, { 'X-Forwarded-For': '127.0.0.1' });
    expect(forwarded.status).toBe(404);
    const guessed = await none('GET', '/metrics', undefined, {
      'X-Forwarded-For': '192.0.2.1',
      Authorization: 'Bearer guessed-metrics-token',
    });
    expect(guessed.status).toBe(404);
  });
});

async function clientOf(who: Principal): Promise<Client> {
  switch (who) {
    case 'none':
      return client(test.relay.url);
    case 'garbage':
      return client(test.relay.url, `cf1_0123456789abcdef_${'A'.repeat(43)}`);
    case 'revoked': {
      const member = await test.pair('admin');
      await member('DELETE', '/v1/me');
      return member;
    }
    case 'staff':
    case 'admin':
      return test.pair(who);
    case 'other staff':
      return test.pair('staff', 'Another practice');
    case 'other admin':
      return test.pair('admin', 'Another practice');
  }
}

describe('API description', () => {
  it('names every endpoint of the contract with its schemas', () => {
    const { paths } = openApi('https://relay.example') as {
      paths: Record<string, Record<string, { operationId: string; responses: object }>>;
    };
    const ids = Object.values(paths).flatMap((path) =>
      Object.values(path).map((one) => one.operationId),
    );
    expect(ids.sort()).toEqual(Object.keys(endpoints).sort());
    expect(JSON.stringify(paths['/v1/exports']?.post)).toContain('shownHash');
  });
});
