import type { Database } from './database.ts';
import type { SiteRecord } from './records.ts';

export const findSite = (db: Database, origin: string): Promise<SiteRecord | undefined> =>
  db.sites.get(origin);

export const allSites = (db: Database): Promise<SiteRecord[]> => db.sites.toArray();

export const putSite = (db: Database, site: SiteRecord): Promise<string> => db.sites.put(site);

/** Forgets the site. Its drafts stay: they are shown again when the site is allowed again. */
export const deleteSite = (db: Database, origin: string): Promise<void> => db.sites.delete(origin);
