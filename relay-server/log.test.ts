import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { aboutError, createLog, type LogFields } from './log.ts';

function capture() {
  let text = '';
  const to = new Writable({
    write(chunk, _encoding, done) {
      text += chunk;
      done();
    },
  });
  return { log: createLog('info', to), text: () => text };
}

describe('log', () => {
  it('writes allowed fields only', () => {
    const { log, text } = capture();
    const more = { name: 'Rosalind', amount: 12, token: 'cf1_x', body: { a: 1 } };
    log('info', { event: 'export', export: 'ab', ...more } as LogFields);
    const { time: _, ...line } = JSON.parse(text());
    expect(line).toEqual({ level: 'info', event: 'export', export: 'ab' });
  });

  it('cannot be made to write a second line or hidden text', () => {
    const { log, text } = capture();
    log('warn', { event: 'x', code: 'a\n{"level":"info"}\u202e\u0000' });
    expect(text().trimEnd().split('\n')).toHaveLength(1);
    expect(JSON.parse(text()).code).toBe('a?{"level":"info"}??');
  });

  it('tells of an error where it happened, not what it says', () => {
    const about = aboutError(Object.assign(new TypeError('Rosalind owes 12'), { code: 'E1' }));
    expect(about).toMatchObject({ error: 'TypeError', code: 'E1' });
    expect(JSON.stringify(about)).not.toContain('Rosalind');
    expect(about.at).toContain('log.test.ts');
  });
});
