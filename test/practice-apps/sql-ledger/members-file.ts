import { readFile, writeFile } from 'node:fs/promises';

type Settings = Record<string, string>;

/** bea sees American formats and a client list; carl German formats and a client text field. */
const PREFERENCES: Record<string, Settings> = {
  'bea@practice': { charset: 'UTF8', vclimit: '1000' },
  'carl@practice': {
    charset: 'UTF8',
    dateformat: 'dd.mm.yy',
    numberformat: '1.000,00',
    dboptions: "set DateStyle to 'GERMAN';set client_encoding to 'UTF8'",
  },
};

/**
 * Completes SQL-Ledger's file of log-ins: what its staff page forgets (charset, database port)
 * and the staff's preferences. Safe to repeat.
 */
export async function editMembers(file: string, pgPort: number): Promise<void> {
  const text = await readFile(file, 'utf8');
  const sections = text.replace(/^(dbconnect=.*;port=)\d+/gm, `$1${pgPort}`).split(/^(?=\[)/m);
  const edited = sections.map((section) => {
    const name = /^\[(.+)\]/.exec(section)?.[1] ?? '';
    const port: Settings = /^(dbport|dbuser)=/m.test(section) ? { dbport: String(pgPort) } : {};
    return withSettings(section, { ...port, ...PREFERENCES[name] });
  });
  await writeFile(file, edited.join(''));
}

function withSettings(section: string, settings: Settings): string {
  const names = Object.keys(settings);
  const [head = '', ...rest] = section.split('\n');
  const kept = rest.filter((line) => !names.some((name) => line.startsWith(`${name}=`)));
  return [head, ...names.map((name) => `${name}=${settings[name]}`), ...kept].join('\n');
}
