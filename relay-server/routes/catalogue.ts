import { ProblemError, problem } from '#shared/problem.ts';
import type { CatalogueList } from '#shared/relay/contract.ts';
import { type ListKey, listRow, readRows } from '../catalogue/catalogue-store.ts';
import { isCatalogueList, lists } from '../catalogue/lists.ts';
import { refreshCatalogue } from '../catalogue/refresh-catalogue.ts';
import { connectionRow } from '../oauth/connection-store.ts';
import { noConnection } from '../oauth/no-connection.ts';
import type { RelayDeps } from '../relay-deps.ts';
import type { Route } from './route.ts';

const rowsPerPage = 1000;

/**
 * One page of a list of the connected company, from the relay's copy. The first page brings the
 * copy up to date when that is due; while QuickBooks is away the copy is good enough, unless
 * somebody asked for it `again`.
 */
export const catalogue: Route<'catalogue'> = async (deps, { input, param, member }) => {
  if (!isCatalogueList(param)) throw new ProblemError(problem('not_found'));
  const { practiceId } = member;
  const { start, since = 0, again = false, wait } = input;
  const realmId = await connectedRealm(deps, practiceId);
  const key = { practiceId, realmId, entity: lists[param].entity };
  if (start === 1) {
    const reading = await refreshed(deps, key, param, { again, wait });
    if (reading !== null) return { body: { realmId, rows: [], next: start, reading } };
  }
  const known = await listRow(deps.database.db, key);
  if (!known) throw new ProblemError(problem('not_found'));
  const { version, first_version } = known;
  const whole = since < first_version || since > version;
  const rows = await readRows(deps, key, {
    since: whole ? 0 : since,
    offset: start - 1,
    limit: rowsPerPage,
  });
  const next = rows.length === rowsPerPage ? start + rowsPerPage : null;
  return { body: { realmId, rows, next, version, whole } };
};

/** As `refreshCatalogue`, which may fail where there is a copy that is good enough. */
async function refreshed(
  deps: RelayDeps,
  key: ListKey,
  list: CatalogueList,
  { again, wait }: { again: boolean; wait: number | undefined },
): Promise<number | null> {
  const patienceMs = wait === undefined ? undefined : wait * 1000;
  try {
    return await refreshCatalogue(deps, key.practiceId, key.realmId, list, { again, patienceMs });
  } catch (error) {
    const isAway = error instanceof ProblemError && isPassing(error);
    if (again || !isAway || !(await listRow(deps.database.db, key))) throw error;
    return null;
  }
}

const isPassing = ({ problem: { code } }: ProblemError): boolean =>
  code === 'qbo_down' || code === 'qbo_busy';

async function connectedRealm({ database }: RelayDeps, practiceId: string): Promise<string> {
  const row = await connectionRow(database.db, practiceId);
  if (!row) throw new ProblemError(await noConnection(database.db, practiceId));
  if (row.state !== 'connected') throw new ProblemError(problem('needs_reconnect'));
  return row.realm_id;
}
