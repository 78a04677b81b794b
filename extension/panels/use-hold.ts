import { useEffect } from 'react';
import { holdKeptQueries } from '#extension/store/kept-query.ts';

/** What is behind a sheet rests from now on until the sheet is closed. */
export function useHold(isHeld: boolean): void {
  useEffect(() => (isHeld ? holdKeptQueries() : undefined), [isHeld]);
}
