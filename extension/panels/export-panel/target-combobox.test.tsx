// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createRef } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CatalogueRow } from '#shared/relay/contract.ts';
import { TargetCombobox } from './target-combobox.tsx';

afterEach(cleanup);

const rows = Array.from({ length: 299 }, (_, at): CatalogueRow => {
  const name = `Item ${String(at).padStart(3, '0')}`;
  return { id: String(at), name, active: true };
});
rows.push({ id: 'last', name: 'Last', code: 'L-1', type: 'NonInventory', active: true });

async function open(query = '', selectedId?: string) {
  const onSelect = vi.fn();
  render(
    <TargetCombobox
      label="QuickBooks item"
      rows={rows}
      loading={false}
      selectedId={selectedId}
      suggested={[]}
      creatable={false}
      disabled={false}
      inputRef={createRef()}
      onSelect={onSelect}
    />,
  );
  const person = userEvent.setup();
  const input = screen.getByRole('combobox', { name: 'QuickBooks item' });
  await person.click(input);
  await person.type(input, query || '{ArrowDown}');
  const list = await screen.findByRole('listbox');
  return { person, list, onSelect };
}
const drawn = (list: HTMLElement) => within(list).getAllByRole('option');

describe('the list of the picker', () => {
  it('draws what fits, and says how many there are', async () => {
    const { list } = await open('item');
    expect(drawn(list).length).toBeLessThan(12);
    expect(drawn(list)[0]?.getAttribute('aria-setsize')).toBe('50');
    await screen.findByText('The best 50 of 300. Type to narrow down.');
  });

  it('draws more as the keyboard comes near its end', async () => {
    const { person, list, onSelect } = await open('item');
    await person.keyboard('{ArrowDown>30/}');
    expect(drawn(list).length).toBeGreaterThan(30);
    await person.keyboard('{Enter}');
    expect(onSelect).toHaveBeenCalledWith(rows[30]);
  });

  it('draws more as it is scrolled, up to the last', async () => {
    const { list } = await open('item');
    vi.spyOn(list, 'clientHeight', 'get').mockReturnValue(300);
    vi.spyOn(list, 'scrollHeight', 'get').mockImplementation(() => drawn(list).length * 46);
    fireEvent.scroll(list, { target: { scrollTop: 0 } });
    expect(drawn(list).length).toBe(16);
    fireEvent.scroll(list, { target: { scrollTop: 0 } });
    expect(drawn(list).length).toBe(16);
    for (let at = 8; at <= 50; at += 1) fireEvent.scroll(list, { target: { scrollTop: at * 46 } });
    expect(drawn(list)).toHaveLength(50);
  });

  it('opens with what is chosen in it', async () => {
    const { list } = await open('', '30');
    expect(within(list).getByRole('option', { selected: true }).textContent).toContain('Item 030');
  });

  it('says in plain words of which type an entry is', async () => {
    const { list } = await open('last');
    expect(within(list).getByRole('option', { name: /Last/ }).textContent).toBe(
      'LastL-1 · Non-inventory item · ID\u00a0last',
    );
  });

  it('begins anew with the next letter', async () => {
    const { person, list } = await open('item');
    await person.keyboard('{ArrowDown>20/}');
    await person.keyboard(' 1');
    expect(drawn(list).length).toBeLessThan(12);
  });
});
