import { describe, expect, it } from 'vitest';
import { originPattern, siteOrigin } from './origin-pattern.ts';
import { relayAddress } from './relay-address.ts';

describe('siteOrigin', () => {
  it.each([
    ['https://app.example.com/billing/12?x=1#y', 'https://app.example.com'],
    ['  app.example.com  ', 'https://app.example.com'],
    ['http://127.0.0.1:8116/a', 'http://127.0.0.1:8116'],
    ['localhost:8080', 'https://localhost:8080'],
    ['HTTPS://Clinic.Example', 'https://clinic.example'],
  ])('%s → %s', (typed, origin) => {
    expect(siteOrigin(typed)).toEqual({ ok: true, value: origin });
  });

  it.each(['', 'our clinic', 'javascript:alert(1)', 'file:///etc/passwd', 'https://'])(
    'refuses “%s”',
    (typed) => {
      expect(siteOrigin(typed)).toMatchObject({ problem: { code: 'site_address_wrong' } });
    },
  );
});

describe('originPattern', () => {
  it('has no port, which Firefox does not know in patterns', () => {
    expect(originPattern('http://127.0.0.1:8116')).toBe('http://127.0.0.1/*');
    expect(originPattern('https://app.example.com')).toBe('https://app.example.com/*');
  });
});

describe('relayAddress', () => {
  it.each([
    ['https://relay.example/', 'https://relay.example'],
    ['relay.example', 'https://relay.example'],
    ['http://localhost:8040', 'http://localhost:8040'],
    ['http://127.0.0.1:8040', 'http://127.0.0.1:8040'],
    ['http://[::1]:8040', 'http://[::1]:8040'],
  ])('%s → %s', (typed, address) => {
    expect(relayAddress(typed)).toEqual({ ok: true, value: address });
  });

  it.each([
    'http://relay.example',
    'http://127.0.0.1.evil.example',
    'https://user:secret@relay.example',
    'ftp://relay.example',
    '',
  ])('refuses “%s”', (typed) => {
    expect(relayAddress(typed)).toMatchObject({ problem: { code: 'relay_address_wrong' } });
  });
});
