import { run } from './run.ts';

/** `npm run check`: types, lint and format, import rules. Seconds, no network, no database. */
const checks = [
  { name: 'types', command: 'tsc', args: ['--noEmit', '-p', 'tsconfig.json'] },
  { name: 'lint and format', command: 'biome', args: ['check', '--error-on-warnings', '.'] },
  {
    name: 'import rules',
    command: 'depcruise',
    args: ['--config', 'test/rules/imports.cjs', 'shared', 'extension', 'relay-server'],
  },
];

const results = await Promise.all(
  checks.map(async (one) => ({ ...one, ran: await run(one.command, one.args, { quiet: true }) })),
);
for (const { name, ran } of results) {
  console.log(`${ran.code === 0 ? 'ok    ' : 'FAILED'} ${name} (${ran.seconds.toFixed(1)} s)`);
  if (ran.code !== 0) console.log(ran.output.trim());
}
process.exitCode = results.every(({ ran }) => ran.code === 0) ? 0 : 1;
