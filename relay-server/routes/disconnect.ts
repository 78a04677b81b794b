import { connectionRow, connectionView } from '../oauth/connection-store.ts';
import { disconnect as end } from '../oauth/disconnect.ts';
import type { Route } from './route.ts';

export const disconnect: Route<'disconnect'> = async (deps, { member }) => {
  const revoked = await end(deps, member.practiceId);
  const view = connectionView(await connectionRow(deps.database.db, member.practiceId));
  return { body: { ...view, ...(revoked === undefined ? {} : { revoked }) } };
};
