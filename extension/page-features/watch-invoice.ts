import type { PageAnswer } from '#extension/protocol/messages.ts';

/** How long the values of a page must stay the same before they count. */
const settled = 300;

interface OpenInvoice {
  sourceId: string;
  answer: PageAnswer;
}

/**
 * Tells what the open invoice says once it has settled, and again when it says something else.
 * `look` is called after anything on the page may have changed.
 */
export function watchInvoice(
  read: () => OpenInvoice | undefined,
  tell: (invoice: OpenInvoice) => void,
  signal: AbortSignal,
): { look(): void } {
  let told = '';
  let before = '';
  let waiting: ReturnType<typeof setTimeout> | undefined;

  function compare(): void {
    waiting = undefined;
    const invoice = read();
    const now = JSON.stringify(invoice) ?? '';
    if (now !== before) {
      look();
    } else if (invoice && now !== told) {
      told = now;
      tell(invoice);
    }
  }
  function look(): void {
    if (waiting !== undefined || signal.aborted) return;
    before = JSON.stringify(read()) ?? '';
    waiting = setTimeout(compare, settled);
  }
  for (const type of ['input', 'change']) {
    document.addEventListener(type, look, { capture: true, passive: true, signal });
  }
  signal.addEventListener('abort', () => clearTimeout(waiting));
  return { look };
}
