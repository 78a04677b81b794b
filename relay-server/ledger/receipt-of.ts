import { type Receipt, receipt } from '#shared/ledger/receipt.ts';
import { type Problem, problem } from '#shared/problem.ts';
import { type IntuitEndpoints, webUrl } from '../qbo/intuit-endpoints.ts';
import type { ExportTable } from '../storage/tables/export-tables.ts';
import type { ConnectionTable } from '../storage/tables/practice-tables.ts';
import type { TokenVault } from '../storage/token-vault.ts';

/** What members are told about an export. A row that waits for the connection says so. */
export function receiptOf(
  row: ExportTable,
  connection: ConnectionTable | undefined,
  vault: TokenVault,
  endpoints: IntuitEndpoints,
): Receipt {
  const cause = waitingFor(row, connection) ?? storedProblem(row, vault);
  return {
    id: row.id,
    sourceKey: row.source_key,
    realmId: row.realm_id,
    kind: row.kind,
    operation: row.operation,
    state: row.state,
    documentHash: row.document_hash,
    fingerprint: row.fingerprint,
    total: row.total,
    ...(row.qbo_id === null
      ? {}
      : {
          quickbooks: {
            id: row.qbo_id,
            total: row.qbo_total,
            ...(row.qbo_number === null ? {} : { number: row.qbo_number }),
            url: webUrl(endpoints, row.entity, row.qbo_id),
          },
        }),
    ...(cause ? { problem: cause } : {}),
    calls: { all: row.calls, meteredReads: row.metered_reads },
    updatedAt: row.updated_at,
  };
}

/** What only a person at the connection can end; null where the relay itself goes on. */
export function waitingFor(
  row: ExportTable,
  connection: ConnectionTable | undefined,
): Problem | null {
  if (row.state !== 'sending' && row.state !== 'unknown') return null;
  if (connection?.realm_id !== row.realm_id) return problem('not_connected');
  return connection.state === 'connected' ? null : problem('needs_reconnect');
}

const detailPlace = (row: Pick<ExportTable, 'id' | 'practice_id'>) => [
  row.practice_id,
  row.id,
  'problem_detail',
];

/** Why a row is in the state it is in. */
export function storedProblem(row: ExportTable, vault: TokenVault): Problem | null {
  if (row.problem_code === null) return null;
  const detail = row.problem_detail && vault.open(row.problem_detail, detailPlace(row));
  const stored = { code: row.problem_code, ...(detail ? { detail: JSON.parse(detail) } : {}) };
  return receipt.shape.problem.parse(stored) ?? null;
}

/** A problem as its two columns; the detail encrypted, since it may repeat what QuickBooks said. */
export const problemColumns = (
  row: Pick<ExportTable, 'id' | 'practice_id'>,
  cause: Problem | null,
  vault: TokenVault,
): Pick<ExportTable, 'problem_code' | 'problem_detail'> => ({
  problem_code: cause?.code ?? null,
  problem_detail: cause?.detail ? vault.seal(JSON.stringify(cause.detail), detailPlace(row)) : null,
});
