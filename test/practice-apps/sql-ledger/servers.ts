import { execFile } from 'node:child_process';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Child, startChild } from '../../support/child-process.ts';
import { createCluster, ownFolder, startCluster } from '../../support/start-postgres.ts';
import { SQL_LEDGER_ROOT } from './install.ts';

const run = promisify(execFile);

/** Folders and ports of one running SQL-Ledger. */
export interface Place {
  dir: string;
  port: number;
  pgPort: number;
}

export const membersFile = (place: Pick<Place, 'dir'>) => join(place.dir, 'users', 'members');
const isRoot = () => process.getuid?.() === 0;

/** Makes the work folder readable for the accounts the servers run as. */
export async function prepareFolder(dir: string): Promise<void> {
  await mkdir(dir, { recursive: true });
  await chmod(dir, 0o755);
}

/** A new PostgreSQL cluster and the application's empty folders. */
export async function createData(dir: string): Promise<void> {
  await prepareFolder(dir);
  await createCluster(join(dir, 'pg'));
  for (const name of ['users', 'spool', 'templates']) {
    await ownFolder(join(dir, name), 'www-data', 0o755);
  }
}

/** Starts PostgreSQL on the place's data. */
export function startDatabase(place: Place): Promise<Child> {
  return startCluster(join(place.dir, 'pg'), place.pgPort, join(place.dir, 'postgres.log'));
}

/** Starts the web server with the application in it. */
export async function startWeb(place: Place): Promise<Child> {
  const config = join(place.dir, 'lighttpd.conf');
  await writeFile(config, lighttpdConfig(place));
  await writeFile(join(place.dir, 'sql-ledger.conf'), applicationConfig(place));
  return startChild('/usr/sbin/lighttpd', ['-D', '-f', config], {
    user: 'www-data',
    cleanEnv: true,
    cwd: place.dir,
    log: join(place.dir, 'lighttpd.log'),
    readyWhen: `tcp://127.0.0.1:${place.port}`,
  });
}

/** Runs one SQL command as the cluster's owner. */
export async function sql(place: Place, command: string): Promise<string> {
  const server = `-h 127.0.0.1 -p ${place.pgPort} -U postgres -d template1`.split(' ');
  const { stdout } = await run('psql', [
    '-qAtX',
    '-v',
    'ON_ERROR_STOP=1',
    ...server,
    '-c',
    command,
  ]);
  return stdout.trim();
}

/** Gives the application's folder to the account of the web server. */
export async function ownTree(dir: string, user: 'postgres' | 'www-data'): Promise<void> {
  if (isRoot()) await run('chown', ['-R', `${user}:`, dir]);
}

/** Found through @INC (PERL5LIB), it replaces the packaged configuration. */
function applicationConfig({ dir }: Place): string {
  return `use vars qw($userspath $spool $memberfile $templates $sendmail $images $language $charset $latex);
$userspath = "${dir}/users"; $memberfile = "${dir}/users/members"; $spool = "${dir}/spool";
$templates = "${dir}/templates"; $sendmail = "| cat >/dev/null"; $images = "images";
$charset = "UTF8"; $latex = 0;
1;
`;
}

function lighttpdConfig({ dir, port }: Place): string {
  return `server.bind = "127.0.0.1"
server.port = ${port}
server.document-root = "${SQL_LEDGER_ROOT}"
server.modules = ("mod_access", "mod_setenv", "mod_cgi")
url.access-deny = (".conf", "members", ".LCK")
cgi.assign = (".pl" => "/usr/bin/perl")
setenv.set-environment = ("PERL5LIB" => "${dir}")
mimetype.assign = (".html" => "text/html", ".css" => "text/css", ".gif" => "image/gif", ".png" => "image/png", ".ico" => "image/x-icon")
`;
}
