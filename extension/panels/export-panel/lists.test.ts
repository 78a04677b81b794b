import { expect, it } from 'vitest';
import { problem } from '#shared/problem.ts';
import type { Catalogue } from '../use-catalogues.ts';
import { nameIn } from './lists.ts';

const list = (more: Partial<Catalogue>): Catalogue => ({
  ...{ rows: undefined, refusal: null, fetching: false },
  refresh: () => undefined,
  ...more,
});
const shown = (more: Partial<Catalogue>) =>
  nameIn({ catalogues: { items: list(more) }, realmId: '1' })('items', '11');

it('shows the name as it is now, and the id of what the list no longer has', () => {
  const rows = [{ id: '11', name: 'Office Visit', active: true }];
  expect(shown({ rows })).toBe('Office Visit');
  expect(shown({ rows: [] })).toBe('QuickBooks ID 11');
});

it('shows no id while the list is read or fetched, but where it could not be', () => {
  expect(shown({})).toBe('…');
  expect(shown({ fetching: true })).toBe('…');
  expect(shown({ refusal: problem('qbo_down') })).toBe('QuickBooks ID 11');
});
