import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Doc } from '../doc.ts';

/** What one request did, a batch counted by its items (contract §3.2). */
export type Tally = { writes: number; reads: number };

/** An answer before it is written out; gateways answer some errors in HTML or XML. */
export type Answer =
  | { status: ContentfulStatusCode; body: Doc; tally?: Tally }
  | { status: ContentfulStatusCode; html: string }
  | { status: ContentfulStatusCode; xml: string }
  | { status: ContentfulStatusCode; pdf: Buffer }
  | { status: ContentfulStatusCode; text: string };

/** The answer to a wrong path or method (contract §2.7). */
export function notFound(): Answer {
  return { status: 404, html: htmlPage('404 Not Found') };
}

/** The answer to a content type the path does not take (contract §2.7). */
export function unsupportedType(): Answer {
  return { status: 415, html: htmlPage('415 Unsupported Media Type') };
}

/** An error page as gateways have them. */
export function htmlPage(title: string): string {
  return `<!doctype html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`;
}
