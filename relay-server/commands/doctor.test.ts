import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freePort } from '#test/support/free-port.ts';
import { startMailBox } from '#test/support/mail-box.ts';
import { configFrom, startTestRelay, type TestRelay } from '../testing/test-relay.ts';
import { doctor } from './doctor.ts';

let test: TestRelay;
beforeEach(async () => {
  test = await startTestRelay();
});
afterEach(() => test.close());

async function run(more: Record<string, string>): Promise<{ isFine: boolean; text: string }> {
  const lines: string[] = [];
  const config = configFrom({ ...test.env, ...more });
  const isFine = await doctor(config, (line) => lines.push(line));
  return { isFine, text: lines.join('\n') };
}

const mailEnv = (port: number, password: string) => ({
  SMTP_URL: `smtp://relay:${password}@127.0.0.1:${port}`,
  NOTICE_FROM: 'relay@practice.example',
  NOTICE_TO: 'office@practice.example',
});

describe('counterfoil doctor', () => {
  it('is content without notices, and says that nobody would be told', async () => {
    const { isFine, text } = await run({});
    expect(isFine).toBe(true);
    expect(text).toContain('database and key (sqlite');
    expect(text).toContain('note  nobody is told');
  });

  it('signs in to the mail server and sends nothing', async () => {
    const box = await startMailBox({ user: 'relay', password: 'right' });
    try {
      const good = await run(mailEnv(box.port, 'right'));
      expect(good).toMatchObject({ isFine: true });
      expect(good.text).toContain(`ok    mail server 127.0.0.1:${box.port} takes the sign-in`);
      const bad = await run(mailEnv(box.port, 'wrong-one'));
      expect(bad.isFine).toBe(false);
      expect(bad.text).toContain(`FAIL  mail server 127.0.0.1:${box.port} (EAUTH)`);
      expect(bad.text).not.toContain('wrong-one');
      expect(box.mails).toEqual([]);
    } finally {
      await box.close();
    }
  });

  it('finds a mail server or webhook that does not answer', async () => {
    const port = await freePort();
    const { isFine, text } = await run({
      ...mailEnv(port, 'any'),
      NOTICE_WEBHOOK_URL: `http://127.0.0.1:${port}/hook`,
      NOTICE_WEBHOOK_SECRET: 'sixteen-letters!',
    });
    expect(isFine).toBe(false);
    expect(text).toContain('(ESOCKET)');
    expect(text).toContain(`FAIL  http://127.0.0.1:${port} cannot be reached`);
  });
});
