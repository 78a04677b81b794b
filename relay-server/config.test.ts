import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';
import { testEnv, testKey } from './testing/test-relay.ts';

const base = testEnv({ INTUIT_ENVIRONMENT: undefined, PORT: undefined });
const namesOf = (env: Record<string, string | undefined>) => {
  const result = readConfig(env, () => 'file content');
  return result.ok ? [] : result.findings.map(({ name }) => name);
};

describe('readConfig', () => {
  it('needs three values and has defaults for the rest', () => {
    const result = readConfig(base);
    expect(result).toMatchObject({
      ok: true,
      config: { port: 8484, host: '127.0.0.1', environment: 'sandbox', clientId: 'test-client-id' },
    });
  });

  it('names everything that is wrong at once, with an example, and no value', () => {
    const secret = 'do-not-print-me';
    const result = readConfig({
      COUNTERFOIL_KEY: secret,
      PORT: 'abc',
      PUBLIC_URL: `ftp://${secret}`,
      DATABASE_URL: `mysql://${secret}`,
      INTUIT_ENVIRONMENT: 'live',
    });
    if (result.ok) throw new Error('accepted');
    expect(result.findings.map(({ name }) => name)).toEqual([
      'COUNTERFOIL_KEY',
      'INTUIT_CLIENT_ID',
      'INTUIT_CLIENT_SECRET',
      'PORT',
      'PUBLIC_URL',
      'INTUIT_ENVIRONMENT',
      'DATABASE_URL',
    ]);
    expect(result.findings.every(({ expected, example }) => expected && example)).toBe(true);
    expect(JSON.stringify(result)).not.toContain(secret);
    expect(JSON.stringify(result)).toContain('openssl rand -base64 32');
  });

  it.each([
    ['production without https', { INTUIT_ENVIRONMENT: 'production' }, ['PUBLIC_URL']],
    [
      'production on plain http',
      { INTUIT_ENVIRONMENT: 'production', PUBLIC_URL: 'http://relay.example' },
      ['PUBLIC_URL'],
    ],
    ['a path in the address', { PUBLIC_URL: 'https://relay.example/x' }, ['PUBLIC_URL']],
    ['a simulator without its address', { INTUIT_ENVIRONMENT: 'simulator' }, ['SIMULATOR_URL']],
    ['a simulator address elsewhere', { SIMULATOR_URL: 'http://127.0.0.1:1' }, ['SIMULATOR_URL']],
    [
      'a simulator on another machine',
      { INTUIT_ENVIRONMENT: 'simulator', SIMULATOR_URL: 'http://192.0.2.1:1' },
      ['SIMULATOR_URL', 'SIMULATOR_URL'],
    ],
    [
      'a key of 31 bytes',
      { COUNTERFOIL_KEY: Buffer.alloc(31).toString('base64') },
      ['COUNTERFOIL_KEY'],
    ],
  ])('refuses %s', (_what, env, names) => {
    expect(namesOf({ ...base, ...env })).toEqual(names);
  });

  const mail = {
    SMTP_URL: 'smtps://relay:pass@mail.example.com',
    NOTICE_FROM: 'Counterfoil <relay@example.com>',
    NOTICE_TO: 'office@example.com',
  };
  const webhook = {
    NOTICE_WEBHOOK_URL: 'https://hooks.example.com/counterfoil?room=7',
    NOTICE_WEBHOOK_SECRET: 'sixteen-letters!',
  };

  it('takes notices by e-mail, by webhook, by both or by none', () => {
    const noticesOf = (env: Record<string, string>) => {
      const result = readConfig({ ...base, ...env });
      return result.ok ? result.config.notices : result.findings;
    };
    const email = { smtpUrl: mail.SMTP_URL, from: mail.NOTICE_FROM, to: mail.NOTICE_TO };
    const hook = { url: webhook.NOTICE_WEBHOOK_URL, secret: webhook.NOTICE_WEBHOOK_SECRET };
    expect(noticesOf({})).toEqual({});
    expect(noticesOf(mail)).toEqual({ email });
    expect(noticesOf(webhook)).toEqual({ webhook: hook });
    expect(noticesOf({ ...mail, ...webhook })).toEqual({ email, webhook: hook });
  });

  it.each([
    [
      'a mail server without sender and receiver',
      { SMTP_URL: mail.SMTP_URL },
      ['NOTICE_FROM', 'NOTICE_TO'],
    ],
    ['a receiver without a mail server', { NOTICE_TO: 'a@b.example' }, ['SMTP_URL', 'NOTICE_FROM']],
    ['another protocol', { ...mail, SMTP_URL: 'https://mail.example.com' }, ['SMTP_URL']],
    ['two receivers', { ...mail, NOTICE_TO: 'a@b.example, c@d.example' }, ['NOTICE_TO']],
    [
      'a header in an address',
      { ...mail, NOTICE_TO: 'a@b.example\nBcc: c@d.example' },
      ['NOTICE_TO'],
    ],
    [
      'a webhook without its secret',
      { NOTICE_WEBHOOK_URL: webhook.NOTICE_WEBHOOK_URL },
      ['NOTICE_WEBHOOK_SECRET'],
    ],
    ['a short secret', { ...webhook, NOTICE_WEBHOOK_SECRET: 'short' }, ['NOTICE_WEBHOOK_SECRET']],
    [
      'a webhook in clear text',
      { ...webhook, NOTICE_WEBHOOK_URL: 'http://hooks.example.com/' },
      ['NOTICE_WEBHOOK_URL'],
    ],
  ])('refuses %s', (_what, env, names) => {
    expect(namesOf({ ...base, ...env })).toEqual(names);
  });

  it('reads secrets from files', () => {
    const files: Record<string, string> = { '/run/key': `${testKey}\n`, '/run/id': 'from-file' };
    const env = {
      INTUIT_CLIENT_ID_FILE: '/run/id',
      COUNTERFOIL_KEY_FILE: '/run/key',
      INTUIT_CLIENT_SECRET: 's',
    };
    const result = readConfig(env, (path) => files[path] ?? '');
    expect(result).toMatchObject({ ok: true, config: { clientId: 'from-file' } });
    const missing = readConfig({ ...env, INTUIT_CLIENT_ID_FILE: '/run/none' });
    expect(missing.ok).toBe(false);
  });
});
