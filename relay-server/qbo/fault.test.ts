import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { explain } from '#shared/problem.ts';
import { freePort } from '#test/support/free-port.ts';
import { judge, judgeFailure } from './answer.ts';
import { type Fault, faultIn, faultProblem } from './fault.ts';
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

const xml = (code: string, message = '') =>
  `<?xml version="1.0"?><IntuitResponse time="2026-10-05T12:06:00Z"><Fault type="SERVICE"><Error code="${code}"><Message>${message}</Message><Detail>d</Detail></Error></Fault></IntuitResponse>`;
const throttledXml = xml('3001', 'message=ThrottleExceeded; errorCode=003001; statusCode=429');

describe('judge', () => {
  it('reads how long QuickBooks asks to wait, in seconds or as a date', () => {
    const wait = (header: string | null) => judge(429, '', 't', header);
    expect(wait('90')).toMatchObject({ kind: 'throttled', retryAfterMs: 90_000 });
    expect(wait('90.5')).toMatchObject({ kind: 'throttled', retryAfterMs: 90_500 });
    expect(wait('90.0005')).toMatchObject({ retryAfterMs: 90_001 });
    expect(wait('-90')).toMatchObject({ retryAfterMs: 0 });
    expect(wait(null)).toMatchObject({ retryAfterMs: 0 });
    expect(wait('soon')).toMatchObject({ retryAfterMs: 0 });
    const later = wait(new Date(Date.now() + 120_000).toUTCString()) as { retryAfterMs: number };
    expect(later.retryAfterMs).toBeGreaterThan(110_000);
  });

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
    ['a throttle in XML', 403, throttledXml, 'throttled'],
    ['a refusal in XML', 400, xml('6210'), 'fault'],
    ['an expired token in XML', 401, xml('003200'), 'unauthorized'],
    ['a gateway page', 403, '<html><body>Forbidden</body></html>', 'unclear'],
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

  /** Every code of contract.md §2.8: the Problem, and what the ledger does with it. */
  it.each([
    ['100', 'needs_reconnect', 'unauthorized'],
    ['110', 'needs_reconnect', 'unauthorized'],
    ['120', 'qbo_access_lost', 'unauthorized'],
    ['130', 'qbo_down', 'unclear'],
    ['140', 'qbo_down', 'unclear'],
    ['150', 'qbo_down', 'unclear'],
    ['500', 'qbo_document_invalid', 'fault'],
    ['600', 'outcome_unknown', 'unclear'],
    ['610', 'qbo_reference_gone', 'fault'],
    ['620', 'qbo_link_refused', 'fault'],
    ['630', 'qbo_already_there', 'fault'],
    ['700', 'qbo_parent_wrong', 'fault'],
    ['900', 'qbo_parent_wrong', 'fault'],
    ['800', 'qbo_still_linked', 'fault'],
    ['1000', 'qbo_refused', 'fault'],
    ['1010', 'qbo_refused', 'fault'],
    ['1020', 'qbo_refused', 'fault'],
    ['1030', 'qbo_refused', 'fault'],
    ['1040', 'qbo_too_large', 'fault'],
    ['1050', 'qbo_document_invalid', 'fault'],
    ['2010', 'qbo_document_invalid', 'fault'],
    ['2020', 'qbo_document_invalid', 'fault'],
    ['2030', 'qbo_document_invalid', 'fault'],
    ['2050', 'qbo_text_too_long', 'fault'],
    ['2090', 'qbo_document_invalid', 'fault'],
    ['2170', 'qbo_document_invalid', 'fault'],
    ['2210', 'qbo_email_refused', 'fault'],
    ['2240', 'qbo_amount_refused', 'fault'],
    ['2500', 'qbo_reference_gone', 'fault'],
    ['3001', 'qbo_busy', 'throttled'],
    ['3100', 'needs_reconnect', 'forbidden'],
    ['3200', 'needs_reconnect', 'unauthorized'],
    ['4000', 'qbo_document_invalid', 'fault'],
    ['4001', 'qbo_document_invalid', 'fault'],
    ['5000', 'qbo_document_invalid', 'fault'],
    ['5010', 'qbo_stale', 'fault'],
    ['5020', 'qbo_feature_missing', 'fault'],
    ['5030', 'qbo_feature_missing', 'fault'],
    ['6000', 'qbo_refused', 'fault'],
    ['6010', 'qbo_account_wrong', 'fault'],
    ['6030', 'qbo_too_large', 'fault'],
    ['6070', 'qbo_amounts_disagree', 'fault'],
    ['6080', 'qbo_name_missing', 'fault'],
    ['6090', 'qbo_document_invalid', 'fault'],
    ['6100', 'qbo_tax_code_wrong', 'fault'],
    ['6140', 'qbo_duplicate_number', 'fault'],
    ['6190', 'qbo_subscription', 'fault'],
    ['6210', 'qbo_books_closed', 'fault'],
    ['6240', 'qbo_duplicate_name', 'fault'],
    ['6250', 'qbo_reference_gone', 'fault'],
    ['6430', 'qbo_account_wrong', 'fault'],
    ['6540', 'qbo_deposited', 'fault'],
    ['6560', 'qbo_document_invalid', 'fault'],
    ['10000', 'qbo_down', 'unclear'],
    ['77777', 'qbo_refused', 'fault'],
  ])('classifies %s by its code alone', (code, expected, judged) => {
    const words = ['Erreur', 'Un texte dans une autre langue'] as const;
    const found = problemOf(code, ...words);
    expect(found.code).toBe(expected);
    expect(kind(400, service(code, ...words))).toBe(judged);
    expect(kind(400, gateway(`00${code}`, words[0]))).toBe(judged);
    const { sentence, next, retryable } = explain(found);
    expect(`${sentence} ${next}`).not.toMatch(/[{}]/);
    expect(next.length).toBeGreaterThan(5);
    expect(judged === 'fault' && retryable).toBe(found.code === 'qbo_stale');
  });

  it('names the number that is taken, and what QuickBooks said when it knows no better', () => {
    expect(problemOf('6140')).toEqual({
      code: 'qbo_duplicate_number',
      detail: { number: 'INV-1' },
    });
    expect(problemOf('6000', 'A business validation error', 'Say a rate')).toEqual({
      code: 'qbo_refused',
      detail: { code: '6000', message: 'Say a rate' },
    });
    expect(problemOf('2050', 'String length', 'Max:21').detail).toEqual({ message: 'Max:21' });
    expect(problemOf('').detail).toEqual({ code: 'none', message: 'no reason given' });
    expect(problemOf('HTTP 413').code).toBe('qbo_too_large');
  });

  it('of several errors takes the one that decides, and repeats what all say', () => {
    const errors = (...codes: string[]) => ({
      Fault: { Error: codes.map((code) => ({ code, Message: '', Detail: `said by ${code}` })) },
    });
    const several = faultIn(errors('6000', '77777')) as Fault;
    expect(faultProblem(several, '').detail).toEqual({
      code: '6000',
      message: 'said by 6000 · said by 77777',
    });
    expect(faultIn(errors('77777', '6210'))?.code).toBe('6210');
    expect(kind(400, errors('2020', '10000'))).toBe('unclear');
    expect(kind(400, errors('6000', '3200'))).toBe('unauthorized');
    expect(kind(400, { Fault: { Error: [] } })).toBe('fault');
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
