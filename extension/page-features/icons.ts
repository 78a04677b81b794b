import type { BadgeState } from '#extension/protocol/messages.ts';

/** Line icons of 16 × 16: a shape for each state, so that colour is never needed. */
export const iconPaths: Record<BadgeState | 'open', string> = {
  export: 'M8 10.2V2.4M4.9 5.3 8 2.2l3.1 3.1M2.8 9.6v3.9h10.4V9.6',
  'needs-mapping': 'M8 1.7 14.3 8 8 14.3 1.7 8zM8 5v3.4M8 10.8v.1',
  ready: 'M8 14.2A6.2 6.2 0 1 0 8 1.8a6.2 6.2 0 0 0 0 12.4zM5.4 8.2l1.9 1.9 3.4-3.8',
  exporting: 'M8 1.9A6.1 6.1 0 1 0 14.1 8',
  checking: 'M8 14.2A6.2 6.2 0 1 0 8 1.8a6.2 6.2 0 0 0 0 12.4zM8 4.8V8l2.2 1.5',
  exported: 'M2.8 8.6 6.3 12l7-7.6',
  changed:
    'M13.3 6.4A5.6 5.6 0 0 0 3.4 4.9M2.7 9.6a5.6 5.6 0 0 0 9.9 1.5M3.2 1.9v3.2h3.2M12.8 14.1v-3.2H9.6',
  voided: 'M3 2.8v3.6h3.6M3.3 6.2a5.6 5.6 0 1 1-.5 4',
  failed: 'M8 2.1 14.6 13.6H1.4zM8 6.4v3.3M8 11.6v.1',
  'not-connected':
    'M2.2 2.2l11.6 11.6M6.6 4.3 8 2.9a3.5 3.5 0 0 1 5 5l-1.4 1.4M9.4 11.7 8 13.1a3.5 3.5 0 0 1-5-5l1.4-1.4',
  paused: 'M5.4 3.2v9.6M10.6 3.2v9.6',
  open: 'M6.2 3.2H3v9.8h9.8V9.8M9.4 2.8h3.8v3.8M13 3 7.6 8.4',
};
