import { listHistory } from '../mappings/list-history.ts';
import type { Route } from './route.ts';

/** Who changed which mappings; for everybody of the practice to read. */
export const mappingHistory: Route<'mappingHistory'> = async ({ database }, { input, member }) => ({
  body: await listHistory(database.db, member.practiceId, input),
});
