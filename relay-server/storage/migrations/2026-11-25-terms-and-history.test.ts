import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { expect, it } from 'vitest';
import { termId } from '#shared/mapping/term.ts';
import { listHistory } from '../../mappings/list-history.ts';
import { listMappings } from '../../mappings/mapping-store.ts';
import { engines, freshDatabase } from '../../testing/engines.ts';
import { openDatabase } from '../database.ts';
import { migrate } from '../migrate.ts';
import { migrations } from './index.ts';

const term = { profileId: 'p', origin: 'https://x.example', kind: 'item' as const, key: 'id:1' };

it.each(engines)('mappings and changes stored before keep their meaning on %s', async (engine) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'counterfoil-migration-'));
  const server = engine === 'postgres' ? await freshDatabase() : undefined;
  const database = openDatabase({ dataDir, databaseUrl: server?.url });
  const { db } = database;
  try {
    const before = new Migrator({ db, provider: { getMigrations: async () => migrations } });
    const { error } = await before.migrateTo('2026-11-25-steps-and-settings');
    expect(error).toBeUndefined();
    await sql`insert into practices (id, name, mapping_version, created_at)
      values ('p1', 'Practice', 2, 1)`.execute(db);
    await sql`insert into mappings (practice_id, realm_id, term_id, term, target_id, removed, version)
      values ('p1', '9341450000000001', ${termId(term)}, ${JSON.stringify(term)}, '7', 0, 2)`.execute(
      db,
    );
    await sql`insert into mapping_changes
      (practice_id, version, realm_id, term_id, from_target, to_target, member_id, at)
      values ('p1', 2, '9341450000000001', ${termId(term)}, null, '7', 'gone', 5)`.execute(db);

    await migrate(database);
    const { mappings } = await listMappings(db, 'p1', 0);
    expect(mappings).toEqual([
      { term, realmId: '9341450000000001', targetId: '7', version: 2, removed: false },
    ]);
    const { entries } = await listHistory(db, 'p1', { limit: 10 });
    expect(entries).toMatchObject([
      { from: null, to: { targetId: '7', ignored: false }, by: { id: 'gone' }, how: 'hand' },
    ]);
  } finally {
    await database.close();
    await server?.drop();
    rmSync(dataDir, { recursive: true, force: true });
  }
});
