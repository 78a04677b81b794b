#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { roles } from '#shared/relay/contract.ts';
import { doctor } from './commands/doctor.ts';
import { migrate } from './commands/migrate.ts';
import { pair } from './commands/pair.ts';
import { serve } from './commands/serve.ts';
import { type Config, readConfig } from './config.ts';
import type { Failpoint } from './ledger/failpoint.ts';
import { StartError } from './storage/open-store.ts';

/** sysexits.h: configuration error. */
const wrongConfiguration = 78;
const wrongUsage = 64;

const usage = `counterfoil serve | pair [--role admin|staff] [--practice NAME] | doctor | migrate`;

const print = (line: string) => console.log(line);

function end(code: number, ...lines: string[]): never {
  for (const line of lines) console.error(line);
  process.exit(code);
}

function configuration(): Config {
  const result = readConfig(process.env);
  if (result.ok) return result.config;
  const lines = result.findings.flatMap(({ name, expected, example }) => [
    `  ${name}: expected ${expected}`,
    `    for example ${example}`,
  ]);
  return end(wrongConfiguration, 'The configuration is not complete:', ...lines);
}

/** For kill tests: the process ends itself, as if the power went, at the named point. */
function failpoint(): { reach?: (point: Failpoint) => void } {
  const name = process.env.COUNTERFOIL_FAILPOINT;
  if (!name) return {};
  return { reach: (point) => void (point === name && process.kill(process.pid, 'SIGKILL')) };
}

async function runServe(config: Config): Promise<void> {
  const relay = await serve(config, print, failpoint());
  const stop = () => void relay.close().then(() => process.exit(0));
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

async function run(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { role: { type: 'string' }, practice: { type: 'string' } },
  });
  const [command = 'serve'] = positionals;
  const role = roles.find((one) => one === (values.role ?? 'admin'));
  if (!role || positionals.length > 1) return end(wrongUsage, usage);
  switch (command) {
    case 'serve':
      return runServe(configuration());
    case 'pair':
      return pair(configuration(), { role, practice: values.practice }, print);
    case 'migrate':
      return migrate(configuration(), print);
    case 'doctor':
      process.exitCode = (await doctor(configuration(), print)) ? 0 : 1;
      return;
    default:
      return end(wrongUsage, usage);
  }
}

run().catch((error: unknown) => {
  if (error instanceof StartError) end(wrongConfiguration, error.message);
  if (error instanceof TypeError && 'code' in error) end(wrongUsage, error.message, usage);
  end(1, error instanceof Error ? (error.stack ?? error.message) : String(error));
});
