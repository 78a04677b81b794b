import type { Badge } from '#extension/protocol/messages.ts';
import { element, icon } from './element.ts';
import type { Mount } from './feature.ts';
import { iconPaths } from './icons.ts';
import { quickBooksLink } from './quickbooks-link.ts';
import {
  action,
  companySentence,
  reload,
  reloadHint,
  stateSentence,
  stateText,
} from './strings.ts';

export type ButtonLook = 'wide' | 'small' | 'menu';

/** A button that shows a record's state and opens the panel; it never commits anything. */
export function stateButton(mount: Mount, look: ButtonLook): void {
  const { shadow, host, record, overlay, signal } = mount;
  const button = element('button', { type: 'button' });
  if (look === 'menu') button.setAttribute('role', 'menuitem');
  const box = element('span', {}, button);
  host.classList.toggle('stretch', look === 'menu');
  shadow.append(box);
  let busy = false;
  let lost = false;

  function show(badge: Badge): void {
    if (lost) return;
    const link = quickBooksLink(badge);
    if (link && look === 'menu') link.setAttribute('role', 'menuitem');
    const text = buttonText(badge, look);
    box.className = `cf ${look} ${badge.state}${busy ? ' busy' : ''}`;
    const path = iconPaths[busy ? 'exporting' : badge.state];
    button.replaceChildren(icon(path), element('span', {}, text.main));
    if (text.chip) button.append(element('span', { class: 'chip' }, text.chip));
    const words = [text.main, text.chip, stateSentence(badge, record.number)];
    // A reason is a sentence already.
    button.setAttribute('aria-label', words.filter(Boolean).join('. ').replace('.. ', '. '));
    button.setAttribute('aria-busy', String(busy));
    button.title = badge.reason ?? companySentence(badge);
    // The button itself stays, so that it keeps the focus.
    button.nextSibling?.remove();
    if (link) box.append(link);
  }

  button.addEventListener('click', async (event) => {
    if (!event.isTrusted) return;
    if (lost) return location.reload();
    if (busy) return;
    busy = true;
    // Starts by sending, in this same tick; the rest may take its time.
    const done = overlay.exportRecord(mount.current());
    show(overlay.badges.get(record.sourceId));
    await done;
    busy = false;
    show(overlay.badges.get(record.sourceId));
  });
  overlay.badges.watch(record.sourceId, show, signal);
  overlay.whenLost(() => {
    lost = true;
    box.className = `cf ${look} reload`;
    button.replaceChildren(icon(iconPaths.changed), element('span', {}, reload));
    button.setAttribute('aria-label', `${reload}. ${reloadHint}`);
    button.title = reloadHint;
    button.nextSibling?.remove();
  }, signal);
}

/** Small buttons say the state; wide ones and menu entries say what a click does, as long as it can be done. */
function buttonText(badge: Badge, look: ButtonLook): { main: string; chip?: string } {
  const state = stateText(badge);
  if (look === 'small') return { main: state };
  if (badge.state === 'export') return { main: action };
  return badge.state === 'ready' || badge.state === 'needs-mapping'
    ? { main: action, chip: look === 'wide' ? `· ${state}` : state }
    : { main: state };
}
