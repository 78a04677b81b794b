import { problem } from '#shared/problem.ts';
import { ok, type Result, refused } from '#shared/result.ts';

/** What a person typed → the relay's origin. Plain http only where nothing leaves the computer. */
export function relayAddress(typed: string): Result<string> {
  const text = typed.trim();
  const full = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  const url = URL.parse(full);
  const wrong = refused(problem('relay_address_wrong', { text: typed }));
  if (!url?.hostname || url.username || url.password) return wrong;
  const secure = url.protocol === 'https:' || (url.protocol === 'http:' && isThisComputer(url));
  return secure ? ok(url.origin) : wrong;
}

const isThisComputer = ({ hostname }: URL): boolean =>
  hostname === 'localhost' ||
  hostname.endsWith('.localhost') ||
  hostname === '[::1]' ||
  /^127(\.\d+){3}$/.test(hostname);
