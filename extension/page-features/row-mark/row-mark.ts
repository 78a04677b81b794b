import type { Badge } from '#extension/protocol/messages.ts';
import { element, icon } from '../element.ts';
import { defineFeature } from '../feature.ts';
import { iconPaths } from '../icons.ts';
import { quickBooksLink } from '../quickbooks-link.ts';
import { shortText, stateText } from '../strings.ts';

/** States that say nothing about the row itself. */
const silent = new Set<Badge['state']>(['export', 'ready', 'not-connected', 'paused']);

/** The state of a row in the open, where its action is hidden in a menu. */
export const rowMark = defineFeature({
  id: 'row-mark',
  on: 'list',
  spot: ({ rows }, { mark }) => (rows.mark && mark ? { slot: mark, rule: rows.mark } : null),
  view({ shadow, record, overlay, signal }) {
    const mark = element('span');
    shadow.append(mark);
    overlay.badges.watch(
      record.sourceId,
      (badge) => {
        mark.hidden = silent.has(badge.state);
        mark.className = mark.hidden ? '' : `cf mark ${badge.state}`;
        mark.replaceChildren();
        if (mark.hidden) return;
        const text = stateText(badge);
        const link = quickBooksLink(badge);
        mark.title = text;
        mark.append(icon(iconPaths[badge.state]));
        // A column has little room: the number in QuickBooks says that it is exported.
        if (link && badge.state === 'exported') mark.append(link);
        else mark.append(element('span', {}, shortText(badge)));
      },
      signal,
    );
  },
});
