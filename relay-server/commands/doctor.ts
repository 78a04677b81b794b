import type { Config } from '../config.ts';
import { checkMailServer } from '../notices/send-email.ts';
import { intuitEndpoints } from '../qbo/intuit-endpoints.ts';
import { openStore } from '../storage/open-store.ts';
import type { Print } from './print.ts';

/** Checks database, key and the way to Intuit, prints each finding; true when all is well. */
export async function doctor(config: Config, print: Print): Promise<boolean> {
  print(`ok    configuration (${config.environment})`);
  const checks = [await checkStore(config)];
  const { token, api, revoke } = intuitEndpoints(config);
  for (const host of new Set([token, api, revoke].map((url) => new URL(url).origin))) {
    checks.push(await checkHost(host));
  }
  const { email, webhook } = config.notices;
  if (email) checks.push(await checkMail(email));
  if (webhook) checks.push(await checkHost(new URL(webhook.url).origin));
  if (!email && !webhook)
    print('note  nobody is told when QuickBooks needs a reconnect (SMTP_URL)');
  for (const { isFine, text } of checks) print(`${isFine ? 'ok   ' : 'FAIL '} ${text}`);
  return checks.every((check) => check.isFine);
}

interface Check {
  isFine: boolean;
  text: string;
}

async function checkStore(config: Config): Promise<Check> {
  try {
    const store = await openStore(config, { isAlone: false });
    const { rows } = await store.database.db
      .selectFrom('exports')
      .select(({ fn }) => fn.countAll<number>().as('rows'))
      .executeTakeFirstOrThrow();
    await store.close();
    return { isFine: true, text: `database and key (${store.database.engine}, ${rows} exports)` };
  } catch (error) {
    return { isFine: false, text: `database: ${error instanceof Error ? error.message : error}` };
  }
}

/** Without sending anything: greeting, TLS and sign-in. */
async function checkMail(email: NonNullable<Config['notices']['email']>): Promise<Check> {
  const { host } = new URL(email.smtpUrl);
  try {
    await checkMailServer(email);
    return { isFine: true, text: `mail server ${host} takes the sign-in` };
  } catch (error) {
    const { code } = error as { code?: string };
    return { isFine: false, text: `mail server ${host} (${code ?? 'no answer'})` };
  }
}

/** Any HTTP answer will do: what matters is that name, route and certificate work. */
async function checkHost(origin: string): Promise<Check> {
  try {
    const response = await fetch(origin, {
      redirect: 'manual',
      signal: AbortSignal.timeout(10_000),
    });
    await response.body?.cancel();
    return { isFine: true, text: `${origin} answers` };
  } catch (error) {
    const { cause } = error as { cause?: { code?: string } };
    return { isFine: false, text: `${origin} cannot be reached (${cause?.code ?? 'no answer'})` };
  }
}
