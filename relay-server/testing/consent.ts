import type { Client, Reply } from './client.ts';

/** A browser: keeps the relay's cookie. */
export interface Browser {
  cookie?: string;
}

/** Opens the consent address the relay gave; resolves to the address of Intuit's page. */
export async function openConsent(url: string, browser: Browser): Promise<URL> {
  const response = await fetch(url, { redirect: 'manual' });
  browser.cookie = response.headers.get('set-cookie')?.split(';')[0];
  return new URL(response.headers.get('location') ?? 'about:blank');
}

/** Answers Intuit's page; resolves to the address it sends the browser back to. */
export async function answerConsent(
  page: URL,
  realmId: string,
  decision: 'connect' | 'cancel' = 'connect',
): Promise<string> {
  const form = new URLSearchParams(page.searchParams);
  form.set('decision', decision);
  form.set('realmId', realmId);
  const response = await fetch(new URL('/connect/oauth2', page), {
    method: 'POST',
    body: form,
    redirect: 'manual',
  });
  const location = response.headers.get('location');
  if (!location) throw new Error(`consent page: ${response.status} ${await response.text()}`);
  return location;
}

/** Follows the way back to the relay. */
export async function comeBack(url: string, browser: Browser): Promise<Reply> {
  const response = await fetch(url, {
    redirect: 'manual',
    headers: browser.cookie ? { Cookie: browser.cookie } : {},
  });
  return { status: response.status, headers: response.headers, body: await response.text() };
}

/** The whole way through the window, from the address the relay gave. */
export async function walkConsent(url: string, realmId: string): Promise<Reply> {
  const browser: Browser = {};
  const page = await openConsent(url, browser);
  return comeBack(await answerConsent(page, realmId), browser);
}

/** The whole way of an admin who connects a company. */
export async function connectCompany(admin: Client, realmId: string): Promise<Reply> {
  const { body } = await admin('POST', '/v1/connection', {});
  return walkConsent(body.url as string, realmId);
}
