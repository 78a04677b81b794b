import { connectionRow, connectionView } from '../oauth/connection-store.ts';
import type { Database } from '../storage/database.ts';
import type { NoticeTable } from '../storage/tables/practice-tables.ts';
import type { Notice } from './notice.ts';

/** A row of the outbox with the names a person knows. */
export async function addressed(
  { database, publicUrl }: { database: Database; publicUrl: string },
  row: NoticeTable,
): Promise<Notice> {
  const practice = await database.db
    .selectFrom('practices')
    .select(['id', 'name'])
    .where('id', '=', row.practice_id)
    .executeTakeFirstOrThrow();
  const connection = await connectionRow(database.db, row.practice_id);
  const isSame = connection?.realm_id === row.realm_id;
  const name = isSame ? connectionView(connection).company?.name : undefined;
  return {
    id: row.id,
    event: row.event,
    reason: row.reason,
    happenedAt: row.happened_at,
    practice,
    company: { realmId: row.realm_id, name: name || `company ${row.realm_id}` },
    endsAt: row.event === 'connection_ending' && isSame ? connection.refresh_expires_at : null,
    reconnectUrl: `${publicUrl}/reconnect`,
  };
}
