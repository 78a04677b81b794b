import { isFinal } from '#shared/ledger/receipt.ts';
import { ProblemError, problem } from '#shared/problem.ts';
import { exportById } from '../ledger/ledger-store.ts';
import { receiptOf, waitingFor } from '../ledger/receipt-of.ts';
import { connectionRow } from '../oauth/connection-store.ts';
import type { Route } from './route.ts';

/** Another relay on the same database may finish it, which nothing in this process announces. */
const lookAgainMs = 1000;

/** The receipt; with `wait`, as soon as it is final, waits for the connection, or the time is over. */
export const getExport: Route<'getExport'> = async (deps, { input, param, member, signal }) => {
  const { db } = deps.database;
  const deadline = performance.now() + input.wait * 1000;
  for (;;) {
    // Listening starts before reading, so that no change falls between the two.
    const over = new AbortController();
    const signals = [signal, deps.stopping, over.signal];
    const changed = deps.changes.next(param, lookAgainMs, signals);
    const row = await exportById(db, member.practiceId, param);
    if (!row) {
      over.abort();
      throw new ProblemError(problem('not_found'));
    }
    const connection = await connectionRow(db, member.practiceId);
    const body = receiptOf(row, connection, deps.vault, deps.endpoints);
    const isLate = performance.now() >= deadline || signals.some((one) => one.aborted);
    if (isFinal(body) || isLate || waitingFor(row, connection)) {
      over.abort();
      return { body };
    }
    await changed;
  }
};
