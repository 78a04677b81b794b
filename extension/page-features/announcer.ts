import { element } from './element.ts';
import { createHost, placeHost } from './host.ts';
import { dismiss } from './strings.ts';

/** Speaks to people who do not see the buttons, and to all when a button cannot be shown. */
export interface Announcer {
  /** For screen readers only. */
  say(text: string): void;
  /** Also in a small box that goes away by itself; each text once. */
  notify(text: string): void;
}

const shownFor = 12_000;
const unseen =
  'position:fixed;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap';

/** Makes the one live region, empty, in the light DOM: those in shadow roots are not reliably read. */
export function createAnnouncer(signal: AbortSignal): Announcer {
  const region = element('div', { role: 'status', 'aria-live': 'polite' });
  region.style.cssText = unseen;
  document.body.append(region);
  signal.addEventListener('abort', () => region.remove());
  const told = new Set<string>();

  const say = (text: string) => {
    if (!region.isConnected) document.body.append(region);
    region.textContent = text;
  };
  return {
    say,
    notify(text) {
      if (told.has(text) || signal.aborted) return;
      told.add(text);
      say(text);
      const { host, shadow } = createHost();
      const close = element('button', { type: 'button' }, dismiss);
      shadow.append(element('div', { class: 'cf note changed' }, text, close));
      const remove = () => host.remove();
      close.addEventListener('click', remove);
      setTimeout(remove, shownFor);
      signal.addEventListener('abort', remove);
      placeHost(host, document.body, { css: 'body', place: 'append', look: 'button' });
    },
  };
}
