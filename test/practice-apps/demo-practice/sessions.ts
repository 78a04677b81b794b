import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';

/** Every member of staff logs in with this. */
export const DEMO_PASSWORD = 'larkfield-demo';
const COOKIE = 'larkfield_session';

/** Log-ins of the running app, in memory. */
export class Sessions {
  readonly #users = new Map<string, string>();

  userOf(context: Context): string | undefined {
    return this.#users.get(getCookie(context, COOKIE) ?? '');
  }

  /** False when the password is wrong or the name is empty. */
  logIn(context: Context, user: string, password: string): boolean {
    if (user === '' || password !== DEMO_PASSWORD) return false;
    const token = randomBytes(24).toString('base64url');
    this.#users.set(token, user);
    setCookie(context, COOKIE, token, { httpOnly: true, sameSite: 'Lax', path: '/' });
    return true;
  }

  logOut(context: Context): void {
    this.#users.delete(getCookie(context, COOKIE) ?? '');
    deleteCookie(context, COOKIE, { path: '/' });
  }
}
