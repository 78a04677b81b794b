import { describe, expect, it } from 'vitest';
import { halden, TestApi } from '../test-kit.ts';

const many = 3000;

describe('books with thousands of records', () => {
  it('take each by itself, under names of their own, and give them page by page', async () => {
    const api = new TestApi();
    const { books } = api.simulator;
    const before = books.list(halden, 'Customer').length;
    for (let at = 0; at < many; at += 1) {
      books.create(halden, 'Customer', { DisplayName: `Client ${at}` });
    }
    expect(() => books.create(halden, 'Customer', { DisplayName: 'CLIENT 17' })).toThrow('6240');
    const pages = [];
    for (let start = 1; pages.at(-1)?.length !== 0; start += 1000) {
      const query = `select * from Customer where Active in (true, false) startposition ${start} maxresults 1000`;
      const { body } = await api.send(`/query?query=${encodeURIComponent(query)}`);
      const { Customer = [] } = body.QueryResponse as { Customer?: { Id: string }[] };
      pages.push(Customer);
    }
    expect(new Set(pages.flat().map(({ Id }) => Id)).size).toBe(before + many);
  });

  it('know a name from the moment it is borne until it is given up', () => {
    const { books } = new TestApi().simulator;
    const make = (DisplayName: string) => books.create(halden, 'Customer', { DisplayName });
    const id = String(make('Ash').Id);
    books.edit(halden, 'Customer', id, { DisplayName: 'Birch' });
    expect(() => make('birch')).toThrow('6240');
    const ash = String(make('Ash').Id);
    const child = { DisplayName: 'Cedar', ParentRef: { value: id } };
    const cedar = String(books.create(halden, 'Customer', child).Id);
    books.edit(halden, 'Customer', cedar, { ParentRef: { value: ash } });
    books.edit(halden, 'Customer', id, { DisplayName: 'Beech' });
    books.edit(halden, 'Customer', ash, { DisplayName: 'Rowan' });
    const named = books.list(halden, 'Customer').find(({ Id }) => Id === cedar);
    expect(named?.FullyQualifiedName).toBe('Rowan:Cedar');
  });
});
