import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { freePort } from '#test/support/free-port.ts';
import { judge, judgeFailure } from './answer.ts';
import { faultIn, faultProblem } from './fault.ts';
import { quoted, statement } from './query.ts';

const service = (code: string, message = '', detail = '') => ({
  Fault: {
    Error: [{ Message: message, Detail: detail, code, element: '' }],
    type: 'ValidationFault',
  },
  time: '2026-10-05T12:06:00.000-07:00',
});
const gateway = (code: string, message: string) => ({
  warnings: null,
  fault: {
    error: [{ message, detail: 'Token expired: AB01secret', code, element: null }],
    type: 'AUTHENTICATION',
  },
  time: 1791227160000,
});
const kind = (status: number, body: unknown) =>
  judge(status, typeof body === 'string' ? body : JSON.stringify(body), 'tid').kind;

describe('judge', () => {
  it.each([
    ['a stored entity', 200, { Invoice: { Id: '1' }, time: '' }, 'ok'],
    ['a fault inside a 200', 200, service('6000'), 'fault'],
    ['an application error inside a 200', 200, service('10000'), 'unclear'],
    ['a validation fault', 400, service('6240'), 'fault'],
    ['a system fault', 500, service('10000'), 'unclear'],
    ['a fault with a 5xx status', 503, service('6000'), 'unclear'],
    ['maintenance as HTML', 503, '<html>', 'unclear'],
    ['half a body', 200, '{"Invoice":{"Id":"1', 'unclear'],
    ['an empty 200', 200, '', 'unclear'],
    ['a redirect', 302, '', 'unclear'],
    ['a company under maintenance', 400, service('150'), 'unclear'],
    ['a repeated request id', 400, service('600'), 'unclear'],
    ['an empty 429', 429, '', 'throttled'],
    [
      'a throttle fault',
      400,
      gateway('3001', 'message=ThrottleExceeded; errorCode=003001; statusCode=429'),
      'throttled',
    ],
    [
      'an expired token',
      401,
      gateway('3200', 'message=AuthenticationFailed; errorCode=003200; statusCode=401'),
      'unauthorized',
    ],
    ['a lost admin', 401, service('120'), 'unauthorized'],
    [
      'a disconnected app',
      403,
      gateway('3100', 'message=ApplicationAuthorizationFailed'),
      'forbidden',
    ],
    ['an entity too large', 413, '', 'fault'],
    ['a wrong path', 404, '<html>', 'unclear'],
  ])('sees %s', (_what, status, body, expected) => {
    expect(kind(status, body)).toBe(expected);
  });

  it('tells what was never sent from what may have arrived', async () => {
    const failureOf = (port: number) =>
      fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: 'x' }).then(
        () => 'answered',
        (error: unknown) => judgeFailure(error).kind,
      );
    expect(await failureOf(await freePort())).toBe('unsent');
    const port = await freePort();
    const server = createServer((socket) => socket.once('data', () => socket.destroy()));
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    expect(await failureOf(port)).toBe('unclear');
    server.close();
    expect(judgeFailure(new Error('timeout')).kind).toBe('unclear');
  });
});

describe('faultIn', () => {
  it('reads both shapes, numbers as codes and leading zeros', () => {
    expect(faultIn(service('6240'))?.code).toBe('6240');
    expect(faultIn(gateway('003200', ''))?.code).toBe('3200');
    expect(faultIn({ fault: { error: [{ code: 6140, message: 'M', detail: 'D' }] } })).toEqual({
      code: '6140',
      message: 'M',
      detail: 'D',
    });
    expect(faultIn({ fault: { error: [{ message: 'errorCode=003001;' }] } })?.code).toBe('3001');
    expect(faultIn({ Invoice: {} })).toBeNull();
    expect(faultIn(null)).toBeNull();
  });
});

describe('faultProblem', () => {
  const problemOf = (code: string, message = '', detail = '') =>
    faultProblem({ code, message, detail }, 'INV-1');

  it.each([
    ['610', 'qbo_reference_gone'],
    ['2500', 'qbo_reference_gone'],
    ['5010', 'qbo_stale'],
    ['6190', 'qbo_subscription'],
    ['6210', 'qbo_books_closed'],
    ['6240', 'qbo_duplicate_name'],
    ['2050', 'qbo_refused'],
  ])('classifies %s by its code', (code, expected) => {
    expect(problemOf(code, 'Erreur', 'Un texte dans une autre langue').code).toBe(expected);
  });

  it('names the number that is taken, and what QuickBooks said when it knows no better', () => {
    expect(problemOf('6140')).toEqual({
      code: 'qbo_duplicate_number',
      detail: { number: 'INV-1' },
    });
    expect(problemOf('2050', 'String length', 'Max:21')).toEqual({
      code: 'qbo_refused',
      detail: { code: '2050', message: 'Max:21' },
    });
  });

  it('reads the text only where one code has two causes', () => {
    const taken = 'Duplicate Document Number Error : This number has already been used.';
    expect(problemOf('6210', taken).code).toBe('qbo_duplicate_number');
    expect(
      problemOf('6210', 'Account Period Closed, Cannot Update Through Services API').code,
    ).toBe('qbo_books_closed');
    expect(problemOf('5010', 'Stale Object Error').code).toBe('qbo_stale');
    expect(problemOf('5010', '', 'Another user has deleted this transaction.').code).toBe(
      'qbo_reference_gone',
    );
  });
});

describe('query', () => {
  it('lets no value end its quotes', () => {
    expect(quoted("Adam's")).toBe("'Adam\\'s'");
    expect(quoted("\\' OR Id > '0")).toBe("'\\\\\\' OR Id > \\'0'");
    expect(statement({ entity: 'Invoice', where: ["DocNumber = '1'"], rows: 100 })).toBe(
      "SELECT * FROM Invoice WHERE DocNumber = '1' ORDERBY Id STARTPOSITION 1 MAXRESULTS 100",
    );
  });
});
