import { useSyncExternalStore } from 'react';
import type { KeptQuery } from '#extension/store/kept-query.ts';

/** What a look at the store tells, as it changes; there at once where somebody looks already. */
export const useKeptQuery = <T>(query: KeptQuery<T>): T | undefined =>
  useSyncExternalStore(query.subscribe, query.value);
