import 'fake-indexeddb/auto';
import { expect, it, vi } from 'vitest';
import { openDatabase } from './database.ts';
import { holdKeptQueries, keptQuery } from './kept-query.ts';

const site = (origin: string) => ({ origin, profileId: 'demo-practice', paused: false });

it('tells who comes later at once, and everybody what has changed', async () => {
  const db = openDatabase('kept-query');
  const read = vi.fn(() => db.sites.toCollection().primaryKeys());
  const sites = keptQuery(read);
  expect(sites.value()).toBeUndefined();
  const first = vi.fn();
  const leave = sites.subscribe(first);
  await vi.waitFor(() => expect(sites.value()).toEqual([]));
  const times = read.mock.calls.length;
  const second = vi.fn();
  sites.subscribe(second);
  expect(sites.value()).toEqual([]);
  expect(read).toHaveBeenCalledTimes(times);
  leave();
  first.mockClear();
  await db.sites.put(site('https://practice.example'));
  await vi.waitFor(() => expect(second).toHaveBeenCalled());
  expect(sites.value()).toEqual(['https://practice.example']);
  expect(first).not.toHaveBeenCalled();
});

it('keeps nothing while nobody listens', async () => {
  const db = openDatabase('kept-query-left');
  const sites = keptQuery(() => db.sites.toCollection().primaryKeys());
  const leave = sites.subscribe(() => undefined);
  await vi.waitFor(() => expect(sites.value()).toEqual([]));
  leave();
  await db.sites.put(site('https://practice.example'));
  expect(sites.value()).toBeUndefined();
  sites.subscribe(() => undefined);
  await vi.waitFor(() => expect(sites.value()).toEqual(['https://practice.example']));
});

it('throws to who asks what the store threw', async () => {
  const sites = keptQuery(() => Promise.reject(new Error('the store is gone')));
  sites.subscribe(() => undefined);
  await vi.waitFor(() => expect(() => sites.value()).toThrow('the store is gone'));
});

it('tells nothing new while that is held, but what nobody has read yet, and all of it afterwards', async () => {
  const db = openDatabase('kept-query-held');
  const sites = keptQuery(() => db.sites.toCollection().primaryKeys());
  sites.subscribe(() => undefined);
  await vi.waitFor(() => expect(sites.value()).toEqual([]));
  const letGo = holdKeptQueries();
  const alsoLetGo = holdKeptQueries();
  await db.sites.put(site('https://one.example'));
  const others = keptQuery(() => db.sites.count());
  others.subscribe(() => undefined);
  await vi.waitFor(() => expect(others.value()).toBe(1));
  await db.sites.put(site('https://two.example'));
  letGo();
  letGo();
  expect([sites.value(), others.value()]).toEqual([[], 1]);
  alsoLetGo();
  await vi.waitFor(() => expect(sites.value()).toHaveLength(2));
  await vi.waitFor(() => expect(others.value()).toBe(2));
});
