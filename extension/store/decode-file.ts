import { problem } from '#shared/problem.ts';
import { ok, type Result, refused } from '#shared/result.ts';

/** The text of a file that a spreadsheet saved: UTF-8, or UTF-16 behind its mark. */
export function decodeFile(file: ArrayBuffer): Result<string> {
  const bytes = new Uint8Array(file);
  const wide = wideEncoding(bytes);
  // Zeros are in no text: a spreadsheet of its own kind, a picture, an archive.
  if (!wide && bytes.subarray(0, 4096).includes(0)) return refused(problem('csv_not_text'));
  try {
    return ok(new TextDecoder(wide ?? 'utf-8', { fatal: true }).decode(bytes));
  } catch {
    return refused(problem('csv_wrong_encoding'));
  }
}

function wideEncoding([first, second]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}
