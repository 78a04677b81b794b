import { useEffect } from 'react';
import { holdKeptQueries } from '#extension/store/kept-query.ts';

/** While that is held, what is behind a sheet rests; a sheet that is closed lets it go. */
export function useHold(isHeld: boolean): void {
  useEffect(() => (isHeld ? holdKeptQueries() : undefined), [isHeld]);
}
