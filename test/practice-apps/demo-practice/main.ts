import { parseArgs } from 'node:util';
import { startDemoPractice } from './start.ts';

/** Runs the demo practice until Ctrl-C: node main.ts [--port 8116] */
const { values } = parseArgs({ options: { port: { type: 'string', default: '8116' } } });
const practice = await startDemoPractice({ port: Number(values.port) });
console.log(`Larkfield Animal Clinic: ${practice.listUrl}`);
console.log(`  log in with any user name and the password ${practice.password}`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void practice.close().then(() => process.exit(0)));
}
