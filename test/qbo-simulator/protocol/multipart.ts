import { faults } from './fault.ts';

/** One part of a multipart body. */
export type Part = {
  name: string;
  fileName: string | undefined;
  contentType: string;
  content: Buffer;
};

/** Splits a `multipart/form-data` body; 2010 when it is none (contract §5.12). */
export function readMultipart(contentType: string, body: Uint8Array): Part[] {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (boundary === undefined) throw faults.badProperty('boundary');
  const bytes = Buffer.from(body);
  const marker = Buffer.from(`--${boundary}`);
  const parts: Part[] = [];
  let start = bytes.indexOf(marker);
  while (start !== -1) {
    const from = start + marker.length;
    const end = bytes.indexOf(marker, from);
    if (end === -1) break;
    parts.push(readPart(bytes.subarray(from, end)));
    start = end;
  }
  if (parts.length === 0) throw faults.badProperty('the request body');
  return parts;
}

/** `\r\n` headers, an empty line, the content, `\r\n`. */
function readPart(bytes: Buffer): Part {
  const gap = bytes.indexOf('\r\n\r\n');
  if (gap === -1) throw faults.badProperty('the request body');
  const head = bytes.subarray(0, gap).toString('utf8');
  const name = /[;\s]name="([^"]*)"/i.exec(head)?.[1];
  if (name === undefined) throw faults.badProperty('Content-Disposition');
  return {
    name,
    fileName: /[;\s]filename="([^"]*)"/i.exec(head)?.[1],
    contentType: /^content-type:\s*(.+)$/im.exec(head)?.[1]?.trim() ?? 'text/plain',
    content: bytes.subarray(gap + 4, -2),
  };
}
