import { problem } from '#shared/problem.ts';
import { ok, type Result, refused } from '#shared/result.ts';

/** What a person typed or pasted from the address bar → the site's origin. */
export function siteOrigin(typed: string): Result<string> {
  const text = typed.trim();
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`);
  const usable =
    url?.hostname && (url.protocol === 'https:' || url.protocol === 'http:') && !/\s/.test(text);
  return usable ? ok(url.origin) : refused(problem('site_address_wrong', { text: typed }));
}

/** The match pattern for an origin. Without the port: Firefox knows none in patterns. */
export function originPattern(origin: string): string {
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
}
