import { type RawBuilder, sql } from 'kysely';
import type { Database } from './database.ts';

/** Milliseconds since 1970 by the database's clock, which all relays share. */
export const databaseClock = ({ engine }: Pick<Database, 'engine'>): RawBuilder<number> =>
  engine === 'postgres'
    ? sql<number>`cast(floor(extract(epoch from clock_timestamp()) * 1000) as bigint)`
    : sql<number>`cast(unixepoch('subsec') * 1000 as integer)`;
