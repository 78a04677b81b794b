import { parseArgs } from 'node:util';
import { demoApp } from './options.ts';
import { startSimulator } from './start.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8790' },
    'redirect-uri': { type: 'string', multiple: true, default: demoApp.redirectUris },
    'client-id': { type: 'string', default: demoApp.clientId },
    'client-secret': { type: 'string', default: demoApp.clientSecret },
    'webhook-url': { type: 'string' },
    'webhook-verifier': { type: 'string', default: 'counterfoil-demo-verifier' },
  },
});

const app = {
  ...demoApp,
  clientId: values['client-id'],
  clientSecret: values['client-secret'],
  redirectUris: values['redirect-uri'],
  ...(values['webhook-url'] === undefined
    ? {}
    : { webhook: { url: values['webhook-url'], verifierToken: values['webhook-verifier'] } }),
};
const running = await startSimulator({ port: Number(values.port), apps: [app] });
console.log(`QuickBooks simulator at ${running.url}, its books at ${running.url}/app`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void running.close());
}
