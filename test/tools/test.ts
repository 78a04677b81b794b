import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureChromium } from '#test/support/ensure-chromium.ts';
import { ensureDebianPackages } from '#test/support/ensure-packages.ts';
import { startPostgres } from '#test/support/start-postgres.ts';
import { run } from './run.ts';

/**
 * `npm test`: everything. Installs what the tests need, checks types, lint and import rules, builds
 * the extension, then runs every suite, the relay's also on PostgreSQL. Ends with `N passed, N failed`.
 */
const step = (text: string) => console.log(`\n— ${text}`);
const tally = { passed: 0, failed: 0 };
const count = (ok: boolean) => (ok ? tally.passed++ : tally.failed++);

step('what the tests need (Chromium, PostgreSQL, SQL-Ledger)');
await ensureChromium();
await ensureDebianPackages(['sql-ledger', 'lighttpd', 'postgresql']);

step('check');
count((await run('node', ['test/tools/check.ts'])).code === 0);

step('build');
count((await run('node', ['test/tools/build.ts'])).code === 0);
count((await run('node', ['test/tools/build.ts', '--demo'])).code === 0);

step('unit tests, journeys and browser tests');
const postgres = await startPostgres();
const report = join(mkdtempSync(join(tmpdir(), 'counterfoil-')), 'report.json');
const suites = await run(
  'vitest',
  [
    'run',
    '--config',
    'test/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile=${report}`,
  ],
  { env: { TEST_DATABASE_URL: postgres.url } },
);
await postgres.stop();
const { numPassedTests, numTotalTests, success } = JSON.parse(readFileSync(report, 'utf8')) as {
  numPassedTests: number;
  numTotalTests: number;
  success: boolean;
};
tally.passed += numPassedTests;
tally.failed += numTotalTests - numPassedTests;
// A suite that cannot even be loaded has no test to count.
if ((suites.code !== 0 || !success) && tally.failed === 0) tally.failed = 1;

console.log(`\n${tally.passed} passed, ${tally.failed} failed`);
process.exitCode = tally.failed === 0 ? 0 : 1;
