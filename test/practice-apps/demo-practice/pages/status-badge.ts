import { html } from 'hono/html';
import type { DemoStatus } from '../invoice.ts';
import type { Html } from './layout.ts';

const WORDS: Record<DemoStatus, string> = {
  draft: 'Draft',
  open: 'Open',
  'part-paid': 'Part paid',
  paid: 'Paid',
  void: 'Void',
};

export function statusBadge(status: DemoStatus): Html {
  return html`<span class="badge badge-${status}">${WORDS[status]}</span>`;
}
