import { accountingScope, type IntuitApp } from './intuit-app.ts';

/** Intuit's consent page for this app (contract.md §1.3). */
export function authorizeUrl(app: IntuitApp, redirectUri: string, state: string): string {
  const url = new URL(app.server.authorization_endpoint as string);
  url.search = new URLSearchParams({
    client_id: app.client.client_id,
    response_type: 'code',
    scope: accountingScope,
    redirect_uri: redirectUri,
    state,
  }).toString();
  return url.href;
}
