import { listMappings } from '../mappings/mapping-store.ts';
import type { Route } from './route.ts';

export const mappings: Route<'mappings'> = async ({ database }, { input, member }) => ({
  body: await listMappings(database.db, member.practiceId, input.since),
});
