import { connectionRow, connectionView } from '../oauth/connection-store.ts';
import { disconnect as end } from '../oauth/disconnect.ts';
import type { Route } from './route.ts';

export const disconnect: Route<'disconnect'> = async (deps, { member }) => {
  await end(deps, member.practiceId);
  return { body: connectionView(await connectionRow(deps.database.db, member.practiceId)) };
};
