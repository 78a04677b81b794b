import type { Slot } from '#shared/reading/profile.ts';
import { isOnDark } from './is-on-dark.ts';
import styles from './styles.css?inline';

/** Events that end at our elements: no row click, no single-key shortcut of the page (ux rule 11). */
const kept =
  'keydown keyup keypress click dblclick auxclick mousedown mouseup pointerdown pointerup touchstart touchend';

/** A name nobody can look for. */
const randomName = (): string => {
  const letters = crypto.getRandomValues(new Uint8Array(10));
  return `x-${[...letters].map((byte) => String.fromCharCode(97 + (byte % 26))).join('')}`;
};

let sheet: CSSStyleSheet | undefined;

function addStyles(shadow: ShadowRoot): void {
  try {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(styles);
    }
    shadow.adoptedStyleSheets = [sheet];
  } catch {
    // Firefox refuses constructed sheets from some content scripts.
    const style = document.createElement('style');
    style.textContent = styles;
    shadow.append(style);
  }
}

/** An element of ours with a closed shadow root, not yet in the page. */
export function createHost(): { host: HTMLElement; shadow: ShadowRoot } {
  const host = document.createElement(randomName());
  const shadow = host.attachShadow({ mode: 'closed' });
  addStyles(shadow);
  for (const type of kept.split(' ')) {
    host.addEventListener(type, (event) => {
      // The page may close its own menu with Escape.
      if ((event as KeyboardEvent).key !== 'Escape') event.stopPropagation();
    });
  }
  return { host, shadow };
}

/** What the page's own buttons look like, and when that was looked up. */
const looks = new WeakMap<Slot, { at: number; dark: boolean; css: string }>();
const fresh = 2000;

/** Puts a host where a profile says, looking like what is around it. */
export function placeHost(host: HTMLElement, slot: Element, rule: Slot): void {
  if (rule.look === 'menu') host.setAttribute('role', 'none');
  slot[rule.place](host);
  let look = looks.get(rule);
  if (!look || look.at < Date.now() - fresh) {
    look = { at: Date.now(), ...lookAround(host) };
    looks.set(rule, look);
  }
  host.classList.toggle('dark', look.dark);
  host.style.cssText = look.css;
}

/** Copies the size of the nearest button or link; styles.css keeps it within limits. */
function lookAround(host: HTMLElement): { dark: boolean; css: string } {
  const near = host.previousElementSibling ?? host.nextElementSibling;
  const controls = 'button,a,input[type=submit]';
  const like = near?.matches(controls) ? near : near?.querySelector(controls);
  const around = host.parentElement ?? host;
  const { fontFamily, fontSize, fontWeight, height, borderRadius } = getComputedStyle(
    like ?? around,
  );
  const tall = like && /^[\d.]+px$/.test(height) ? `--cf-height:${height};` : '';
  const round = like ? `--cf-radius:${borderRadius};` : '';
  return {
    dark: isOnDark(around),
    css: `${tall}${round}--cf-size:${fontSize};--cf-weight:${fontWeight};--cf-font:${fontFamily}`,
  };
}
