import type { IntuitApp } from './intuit-app.ts';

/**
 * Ends a grant at Intuit, which takes JSON here and not a form (contract.md §1.6). False when
 * Intuit could not be reached; a token that is dead already counts as ended.
 */
export async function revokeGrant(app: IntuitApp, refreshToken: string): Promise<boolean> {
  try {
    const response = await app.fetch(app.revokeUrl, {
      method: 'POST',
      headers: {
        Authorization: app.basic,
        Accept: 'application/json',
        'Content-Type': 'application/json',
      },
      body: JSON.stringify({ token: refreshToken }),
      signal: AbortSignal.timeout(15_000),
    });
    await response.body?.cancel();
    return response.status === 200 || response.status === 400;
  } catch {
    return false;
  }
}
