import type { Badge } from '#extension/protocol/messages.ts';
import { element, icon } from './element.ts';
import { iconPaths } from './icons.ts';
import { linkSentence, linkText } from './strings.ts';

/** The link to the document in QuickBooks, or null when there is none. */
export function quickBooksLink(badge: Badge): HTMLAnchorElement | null {
  const { state, url = '' } = badge;
  if (!/^https?:\/\//.test(url) || (state !== 'exported' && state !== 'changed')) return null;
  const attributes = {
    href: url,
    target: '_blank',
    rel: 'noopener noreferrer',
    'aria-label': linkSentence(badge),
  };
  return element('a', attributes, element('span', {}, linkText(badge)), icon(iconPaths.open));
}
