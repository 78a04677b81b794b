import type { MiddlewareHandler } from 'hono';

/** The headers of every answer (reliability-and-security.md §3.1, §3.5). There is no CORS header. */
export const secureHeaders =
  (isHttps: boolean): MiddlewareHandler =>
  async (c, next) => {
    await next();
    const { headers } = c.res;
    const set = (name: string, value: string) => {
      if (!headers.has(name)) c.header(name, value);
    };
    set('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
    set('Cache-Control', 'no-store');
    set('X-Content-Type-Options', 'nosniff');
    set('X-Frame-Options', 'DENY');
    set('Referrer-Policy', 'no-referrer');
    set('Cross-Origin-Resource-Policy', 'same-origin');
    set('Cross-Origin-Opener-Policy', 'same-origin');
    set('Permissions-Policy', 'camera=(), geolocation=(), microphone=()');
    if (isHttps) set('Strict-Transport-Security', 'max-age=31536000; includeSubDomains');
  };
