import { parseArgs } from 'node:util';
import { bulkOfTwo } from './bulk-of-two.ts';
import { lostAnswers } from './lost-answers.ts';
import { manyCallers } from './many-callers.ts';
import { relayKilled } from './relay-killed.ts';
import type { Row } from './row.ts';

/**
 * `npm run torture [-- --row R1] [-- --seed 1] [-- --json]`: the fault suite anyone can run. Each
 * row counts documents beyond one (dup), confirmed exports without a document (lost), wrong amounts
 * and rows left undecided (stuck); all must be 0.
 */
const rows: Record<string, Row> = {
  R1: relayKilled,
  R5: lostAnswers,
  R6: manyCallers,
  R7: bulkOfTwo,
};
const { values } = parseArgs({
  options: {
    row: { type: 'string' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});
const names = values.row ? [values.row] : Object.keys(rows);
for (const name of names) {
  const row = rows[name];
  if (!row) {
    console.error(`--row is one of: ${Object.keys(rows).join(', ')}`);
    process.exit(2);
  }
  const counted = await row(Number(values.seed));
  const { dup, lost, wrong, stuck } = counted;
  const pass = dup + lost + wrong + stuck === 0;
  const result = { row: name, seed: Number(values.seed), ...counted, pass };
  console.log(
    values.json
      ? JSON.stringify(result)
      : `${pass ? 'pass  ' : 'FAILED'} ${JSON.stringify(result)}`,
  );
  if (!pass) process.exitCode = 1;
}
