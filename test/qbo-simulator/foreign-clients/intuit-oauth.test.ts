import OAuthClient from 'intuit-oauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerConsent } from '#relay/testing/consent.ts';
import { demoApp } from '../options.ts';
import { type RunningSimulator, startSimulator } from '../start.ts';
import { halden } from '../test-kit.ts';

/** Intuit's own OAuth client runs its flow against the simulator over real HTTP. */
describe('intuit-oauth', () => {
  let running: RunningSimulator;
  let client: OAuthClient;
  const redirectUri = 'http://localhost:8787/v1/oauth/callback';

  beforeAll(async () => {
    running = await startSimulator();
    client = new OAuthClient({
      clientId: demoApp.clientId,
      clientSecret: demoApp.clientSecret,
      environment: 'sandbox',
      redirectUri,
    });
    client.setAuthorizeURLs({
      authorizeEndpoint: `${running.url}/connect/oauth2`,
      tokenEndpoint: `${running.url}/oauth2/v1/tokens/bearer`,
      revokeEndpoint: `${running.url}/v2/oauth2/tokens/revoke`,
      userInfoEndpoint: `${running.url}/v1/openid_connect/userinfo`,
    });
  });
  afterAll(() => running.close());

  it('authorizes, refreshes and revokes', async () => {
    const asked = client.authorizeUri({ scope: [OAuthClient.scopes.Accounting], state: 'abc' });
    const back = await answerConsent(new URL(asked), halden);
    expect(new URL(back).searchParams.get('realmId')).toBe(halden);
    const first = (await client.createToken(back)).getJson();
    expect(first).toMatchObject({ token_type: 'bearer', expires_in: 3600 });
    expect(client.isAccessTokenValid()).toBe(true);
    const second = (await client.refresh()).getJson();
    expect(second.access_token).not.toBe(first.access_token);
    await client.revoke();
    await expect(client.refresh()).rejects.toThrow();
  });
});
