import type { Settings } from './settings.ts';

/** What must be chosen before anything is exported and is not yet, in words (D26). */
export const missingDefaults = ({ incomeAccountId, servicesItemId }: Settings): string[] => [
  ...(incomeAccountId === null ? ['income account'] : []),
  ...(servicesItemId === null ? ['services item'] : []),
];
