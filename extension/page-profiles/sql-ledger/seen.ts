import type { Locator } from '#shared/reading/profile.ts';

/** The day all of it was last seen to work. */
export const seen = '2026-11-24';

type LocatorInput = Partial<Locator> & Pick<Locator, 'seen'>;

/** A field of the form as it is now, and as the server sent it. */
export const shown = (css: string): LocatorInput[] => [
  { css, take: 'value', seen },
  { css, take: 'attribute', name: 'value', seen },
];
