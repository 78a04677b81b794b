import { describe, expect, it } from 'vitest';
import { shapeOf } from '../catalog/catalog.ts';
import { addDays, companyTime } from '../clock.ts';
import { entities } from '../entities/entities.ts';
import { demoApp } from '../options.ts';
import { halden, saleLine, TestApi } from '../test-kit.ts';

const names = async (api: TestApi, where: string) =>
  (await api.rows(`select * from Customer ${where}`)).map((row) => row.DisplayName);

describe('contract §4 query language', () => {
  const api = new TestApi();

  it.each([
    ["where DisplayName = 'walk-IN'", ['Walk-in']],
    ["where DisplayName = 'O\\'Hara, Niamh'", ["O'Hara, Niamh"]],
    ["where DisplayName like 'p%farm'", ['Pemberton Farm']],
    ["where DisplayName LIKE '%,%' and GivenName = 'x'", []],
    ["WHERE Id IN ('3','1') order by DisplayName desc", ['Castellano, Rosa', 'Abernathy, June']],
    ["where Id = '2'", ['Bright Paws Rescue']],
    ['ORDERBY DisplayName DESC MAXRESULTS 1', ['Walk-in']],
    ['ORDERBY DisplayName STARTPOSITION 9 MAXRESULTS 5', ['Tran, Minh', 'Walk-in']],
    ['STARTPOSITION 99', []],
    ["where Balance > '0'", []],
  ])('answers %s', async (where, wanted) => {
    expect(await names(api, where)).toEqual(wanted);
  });

  it('pages by 100 rows unless told otherwise, and cuts or refuses above 1000', async () => {
    const many = new TestApi();
    for (let made = 0; made < 95; made += 1) {
      await many.write('/customer', { DisplayName: `Client ${made}` });
    }
    expect(await many.rows('select * from Customer')).toHaveLength(100);
    expect(await many.rows('select * from Customer maxresults 1001')).toHaveLength(105);
    many.simulator.switches.maxResultsOver = 'refuse';
    expect((await many.query('select * from Customer maxresults 1001')).code).toBe('4001');
  });

  it('leaves out inactive names unless the statement asks', async () => {
    const own = new TestApi();
    own.simulator.books.edit(halden, 'Customer', '10', { Active: false });
    expect(await names(own, '')).toHaveLength(9);
    expect(await names(own, 'where Active = false')).toEqual(['Walk-in']);
    expect(await names(own, 'where Active IN (true, false)')).toHaveLength(10);
  });

  it('compares references by id, dates, amounts and change times', async () => {
    const own = new TestApi();
    for (const [day, price] of [
      ['2026-10-01', 10],
      ['2026-10-05', 200],
    ] as const) {
      const Line = [saleLine('2', price, {}, 'NON')];
      await own.write('/invoice', { CustomerRef: { value: '3' }, TxnDate: day, Line });
    }
    const count = async (where: string) =>
      (await own.rows(`select * from Invoice where ${where}`)).length;
    expect(await count("CustomerRef = '3'")).toBe(2);
    expect(await count("CustomerRef = '4'")).toBe(0);
    expect(await count("TxnDate > '2026-10-01' AND TxnDate <= '2026-10-05'")).toBe(1);
    expect(await count("Balance >= '200'")).toBe(1);
    expect(await count("MetaData.LastUpdatedTime >= '2020-01-01T00:00:00-07:00'")).toBe(2);
    expect(await count("MetaData.LastUpdatedTime > '2099-01-01T00:00:00-07:00'")).toBe(0);
    const today = own.simulator.books.company(halden).today(own.simulator.clock.now());
    const Line = [saleLine('2', 5, {}, 'NON')];
    await own.write('/invoice', { CustomerRef: { value: '3' }, TxnDate: addDays(today, 1), Line });
    expect(await count('TxnDate > CURRENT_DATE')).toBe(1);
  });

  it.each([
    ["where DisplayName = 'a' OR DisplayName = 'b'", '4000'],
    ["where NOT DisplayName = 'a'", '4000'],
    ["where DisplayName != 'a'", '4000'],
    ["where (DisplayName = 'a')", '4000'],
    ["where DisplayName = 'O'Hara'", '4000'],
    ['where DisplayName = "x"', '4000'],
    ['group by DisplayName', '4000'],
    ["JOIN Invoice where Id = '1'", '4000'],
    ["where Notes = 'x'", '4001'],
    ["where Nonsense = 'x'", '4001'],
    ["where Id > '1'", '4001'],
    ["where Id LIKE '1%'", '4001'],
    ['STARTPOSITION 0', '4001'],
    ['ORDERBY Notes', '4001'],
    ["where Balance > '1' + '2'", '4000'],
    ['where Balance > 5', '4000'],
    ["where Balance > 'much'", '4001'],
    ['where Id IN (select Id from Invoice)', '4000'],
    ['where Id IN ()', '4000'],
    ["where DisplayName = 'a' AND", '4000'],
    ["where Active = 'true'", '4001'],
    ['where Active = yes', '4000'],
    ["where MetaData.LastUpdatedTime > 'yesterday'", '4001'],
    ["where MetaData.Nonsense > '2026-01-01'", '4001'],
    ["where BillAddr.City = 'Portland'", '4001'],
    ['MAXRESULTS', '4000'],
    ['MAXRESULTS 5 STARTPOSITION 1', '4000'],
    ['MAXRESULTS -1', '4000'],
  ])('refuses %s with %s', async (where, code) => {
    expect(await api.query(`select * from Customer ${where}`)).toMatchObject({ status: 400, code });
  });

  it.each([
    "select * from Invoice where PrivateNote = 'x'",
    "select * from Invoice where DepartmentRef = '1'",
    'select * from Nothing',
    'select Nonsense from Customer',
  ])('refuses %s with 4001', async (statement) => {
    expect((await api.query(statement)).code).toBe('4001');
  });

  it.each([
    ["where Id = '1'", 1],
    ["where DisplayName IN ('Walk-in', 'TRAN, minh')", 2],
    ["where DisplayName LIKE '%walk%'", 1],
    ["where DisplayName LIKE 'walk'", 0],
    ["where DisplayName LIKE 'walk_in'", 0],
    ["where DisplayName LIKE '%.*%'", 0],
    ["where Balance = '0' and Balance >= '0' and Balance <= '0'", 10],
    ["where Active = true and DisplayName < 'b'", 1],
    ["where DisplayName = ' '", 0],
    ["where displayname = 'Walk-in'", 1],
    ["WhErE DisplayName LiKe 'WALK%'", 1],
    ["where Id In ('1', '2', '999')", 2],
    ["where MetaData.CreateTime <= CURRENT_DATE and Id = '1'", 0],
  ])('finds by %s', async (where, wanted) => {
    const reply = await api.query(`select count(*) from Customer ${where}`);
    expect(reply.body.QueryResponse).toEqual({ totalCount: wanted });
  });

  it('takes a doubled backslash for one, and an escaped apostrophe', async () => {
    const own = new TestApi();
    await own.write('/customer', { DisplayName: "D'Arcy \\ Sons" });
    const rows = await own.rows("select * from Customer where DisplayName = 'D\\'Arcy \\\\ Sons'");
    expect(rows).toHaveLength(1);
  });

  it('sorts by Id ascending as numbers, by several properties, and up unless told otherwise', async () => {
    const own = new TestApi();
    await own.write('/customer', { DisplayName: 'Zed' });
    const ids = (await own.rows('select * from Customer')).map(({ Id }) => Number(Id));
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
    const orders = ['ORDERBY Active DESC, DisplayName', 'order by Active desc, DisplayName asc'];
    for (const order of orders) {
      const sorted = await names(own, order);
      expect(sorted).toEqual(sorted.toSorted());
    }
    const [newest] = await names(own, 'ORDERBY MetaData.LastUpdatedTime DESC, Id DESC');
    expect(newest).toBe('Zed');
  });

  it('gives counts and pages nothing but what was asked', async () => {
    const count = await api.query('SELECT COUNT(*) FROM Customer');
    expect(count.body.QueryResponse).toEqual({ totalCount: 10 });
    const page = await api.query('select * from Customer startposition 4 maxresults 3');
    expect(page.body.QueryResponse).toMatchObject({ startPosition: 4, maxResults: 3 });
    expect(page.body.QueryResponse).not.toHaveProperty('totalCount');
  });

  it('reads timestamps in any offset, and an offset sent unencoded as a mistake', async () => {
    const own = new TestApi();
    own.simulator.clock.advance(7_200_000);
    own.accessToken = own.simulator.grants.connect(demoApp.clientId, halden).accessToken;
    const made = await own.write('/customer', { DisplayName: 'Newest' });
    const at = Date.parse((made.MetaData as { LastUpdatedTime: string }).LastUpdatedTime);
    for (const offset of ['-07:00', '+00:00', '+05:30']) {
      for (const [seconds, wanted] of [
        [0, ['Newest']],
        [1, []],
      ] as const) {
        const since = companyTime(at + seconds * 1000, offset);
        expect(await names(own, `where MetaData.LastUpdatedTime >= '${since}'`)).toEqual(wanted);
      }
    }
    const local = companyTime(at, '-07:00').slice(0, 19);
    expect(await names(own, `where MetaData.LastUpdatedTime >= '${local}'`)).toEqual(['Newest']);
    const raw = await own.send(
      `/query?query=select * from Customer where MetaData.LastUpdatedTime > '2026-01-01T00:00:00+02:00'`,
    );
    expect(raw.code).toBe('4001');
  });

  it('gives whole objects whatever was named in the selection', async () => {
    const [row] = await api.rows("select Id, DisplayName from Customer where Id = '1'");
    expect(row).toMatchObject({ Id: '1', SyncToken: '0', domain: 'QBO', sparse: false });
  });

  it('does not page Preferences', async () => {
    const reply = await api.query('select * from Preferences startposition 2 maxresults 1');
    expect(reply.body.QueryResponse).toMatchObject({ Preferences: [{ Id: '1' }] });
  });

  it('parses != when the switch says so', async () => {
    const lenient = new TestApi(halden, { switches: { notEquals: true } });
    expect(await names(lenient, "where DisplayName != 'Walk-in'")).toHaveLength(9);
  });

  it('takes the statement as application/text, and entity names in any case', async () => {
    const reply = await api.send('/query', {
      method: 'POST',
      body: 'select * from customer maxresults 1',
      headers: { 'Content-Type': 'application/text' },
    });
    expect(reply.body.QueryResponse).toMatchObject({ Customer: [{ Id: '1' }], maxResults: 1 });
  });

  it('queries every entity that is served, by id and by change time where it has one', async () => {
    for (const { name } of entities) {
      const { operations, fields } = shapeOf(name);
      const reply = await api.query(`select * from ${name}`);
      expect([name, reply.code]).toEqual([name, operations.includes('query') ? undefined : '4001']);
      if (!fields.Id) continue;
      const [row] = await api.rows(`select * from ${name}`);
      const found = await api.rows(`select * from ${name} where Id = '${row?.Id ?? 0}'`);
      expect(found).toEqual(row ? [row] : []);
      const since = "where MetaData.LastUpdatedTime > '2099-01-01'";
      expect(await api.rows(`select * from ${name} ${since}`)).toEqual([]);
    }
  });

  it('reads Preferences, CompanyInfo and tax codes', async () => {
    expect(await api.rows('select * from Preferences')).toHaveLength(1);
    expect((await api.rows('select * from CompanyInfo'))[0]?.CompanyName).toBe(
      'Halden Creek Veterinary',
    );
    const codes = await api.rows('select * from TaxCode');
    expect(codes.map((code) => code.Id)).toEqual(['2', '3', 'NON', 'TAX']);
  });
});
