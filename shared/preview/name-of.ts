import type { CatalogueList } from '../relay/contract.ts';

/** The name of an object of the company, for people. */
export type NameOf = (list: CatalogueList, id: string) => string;
