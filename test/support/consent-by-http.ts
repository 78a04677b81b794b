import { JSDOM } from 'jsdom';

/**
 * Walks the OAuth window without a browser: the relay's start address, the sign-in page of the
 * simulator (its form is filled in as shown), the relay's callback. Returns the last page's text.
 */
export async function consentByHttp(startUrl: string, companyName: string): Promise<string> {
  const start = await fetch(startUrl, { redirect: 'manual' });
  const cookie = start.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const signInUrl = start.headers.get('location') ?? '';
  const page = new JSDOM(await (await fetch(signInUrl)).text(), { url: signInUrl });
  const form = page.window.document.querySelector('form');
  if (!form) throw new Error(`No consent form at ${signInUrl}`);
  const fields = new URLSearchParams();
  for (const field of form.querySelectorAll<HTMLInputElement>('input')) {
    const label = field.closest('label')?.textContent ?? '';
    const chosen = field.type !== 'radio' || label.includes(companyName);
    if (field.name && chosen) fields.set(field.name, field.value);
  }
  const connect = form.querySelector<HTMLButtonElement>('button[value="connect"]');
  if (connect) fields.set(connect.name, connect.value);
  const action = new URL(form.getAttribute('action') ?? '', signInUrl);
  const agreed = await fetch(action, { method: 'POST', body: fields, redirect: 'manual' });
  const back = await fetch(agreed.headers.get('location') ?? '', { headers: { cookie } });
  return back.text();
}
