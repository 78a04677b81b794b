import { html } from 'hono/html';

const PATHS = {
  caret: 'M4 6l4 4 4-4',
  print: 'M4 6V2h8v4M4 11H2V6h12v5h-2M4 9h8v5H4z',
  mail: 'M2 3.5h12v9H2zM2 4l6 5 6-5',
  eye: 'M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8zM8 10a2 2 0 100-4 2 2 0 000 4z',
  panel: 'M2 3h12v10H2zM9.5 3v10',
  refresh: 'M13 4v3h-3M3 12V9h3M12.5 7A5 5 0 004 5.2L3 6.5M3.5 9a5 5 0 008.5 1.8l1-1.3',
  search: 'M7 11.5a4.5 4.5 0 100-9 4.5 4.5 0 000 9zM10.5 10.5L14 14',
  check: 'M3 8.5l3.2 3.2L13 5',
  close: 'M4 4l8 8M12 4l-8 8',
} as const;

/** A small line icon, hidden from assistive technology (its control has words). */
export function icon(name: keyof typeof PATHS) {
  return html`<svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false"><path d="${PATHS[name]}" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"/></svg>`;
}
