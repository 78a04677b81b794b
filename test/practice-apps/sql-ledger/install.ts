import { ensureDebianPackages } from '../../support/ensure-packages.ts';
import { ensurePostgres } from '../../support/start-postgres.ts';

/** `sql-ledger` depends on "apache2 | httpd"; naming lighttpd keeps Apache out. */
const PACKAGES = ['sql-ledger', 'lighttpd', 'postgresql'];

/** Where SQL-Ledger's CGI scripts lie: the document root. */
export const SQL_LEDGER_ROOT = '/usr/share/sql-ledger';

/**
 * Installs SQL-Ledger, a web server and PostgreSQL from Debian when something is missing and this
 * process is root (about 15 s, once); otherwise throws an Error that says what to install.
 */
export async function installSqlLedger(): Promise<void> {
  await ensureDebianPackages(PACKAGES);
  // the meta package may be there with only a client beside it
  await ensurePostgres();
}
