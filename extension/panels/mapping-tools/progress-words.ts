/** How far it is with storing many changes; before the first and after the last one is kept, none waits. */
export const progressWords = (doing: string, changes: number, waiting: number): string =>
  waiting === 0
    ? doing
    : `${doing} ${Math.max(0, changes - waiting).toLocaleString()} of ${changes.toLocaleString()}`;
