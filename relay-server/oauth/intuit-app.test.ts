import { expect, it } from 'vitest';
import { tokenPair } from './intuit-app.ts';

it('keeps whole milliseconds of lifetimes that Intuit gives in parts of a second', () => {
  const answer = {
    access_token: 'access',
    token_type: 'bearer' as const,
    refresh_token: 'refresh',
    expires_in: 3599.9991,
    x_refresh_token_expires_in: 8_640_000.0004,
    x_refresh_token_hard_expires_in: 1.5,
  };
  expect(tokenPair(answer, 1_000_000)).toMatchObject({
    accessExpiresAt: 4_600_000,
    refreshExpiresAt: 8_641_000_001,
    refreshEndsAt: 1_001_500,
  });
});
