import { defineFeature } from '../feature.ts';
import { stateButton } from '../state-button.ts';

/** “Export to QuickBooks” on an invoice page; in an open dialog when the page has its slot there. */
export const exportButton = defineFeature({
  id: 'export-button',
  on: 'invoice',
  spot: ({ slot: rule }, root) => {
    const slots = [...root.querySelectorAll(rule.css)];
    const slot = slots.find((one) => one.closest('dialog[open]')) ?? slots[0];
    return slot ? { slot, rule } : null;
  },
  view: (mount) => stateButton(mount, mount.look === 'menu' ? 'menu' : 'wide'),
});
