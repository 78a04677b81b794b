import { defineFeature } from '../feature.ts';
import { stateButton } from '../state-button.ts';

/** The same for a row of a list: an entry of its menu, or a small button. */
export const rowAction = defineFeature({
  id: 'row-action',
  on: 'list',
  spot: ({ rows }, { slot }) => ({ slot, rule: rows.slot }),
  view: (mount) => stateButton(mount, mount.look === 'menu' ? 'menu' : 'small'),
});
