import { type ProblemText, text } from './problem-text.ts';

/** What the browser does not allow or hold. */
export const browserProblems = {
  site_not_granted: text(
    'Counterfoil may not look at this site yet.',
    'Choose your practice software and press Allow.',
  ),
  site_address_wrong: text(
    '“{text}” is not a web address.',
    'Enter it as it stands in the address bar.',
  ),
  relay_address_wrong: text(
    '“{text}” is not a relay address. It starts with https://, or http:// on this computer only.',
    'Ask your admin for the address.',
  ),
  storage_full: text(
    'The browser has no room to store the draft. Nothing was sent.',
    'Free some disk space, then try again.',
  ),
} as const satisfies Record<string, ProblemText>;
