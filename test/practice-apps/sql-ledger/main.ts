import { parseArgs } from 'node:util';
import { startSqlLedger } from './start.ts';

/** Runs SQL-Ledger with the seeded practice until Ctrl-C: node main.ts [--port N] [--work-dir D] */
const { values } = parseArgs({
  options: { port: { type: 'string' }, 'work-dir': { type: 'string' } },
});
const ledger = await startSqlLedger({
  port: values.port === undefined ? undefined : Number(values.port),
  workDir: values['work-dir'],
});
console.log(`SQL-Ledger: ${ledger.loginUrl}`);
for (const { login, password } of ledger.logins) console.log(`  log in as ${login} / ${password}`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void ledger.close().then(() => process.exit(0)));
}
