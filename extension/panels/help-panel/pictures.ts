/**
 * The pictures of the how-to: what each shows, in words for those who do not see it, and its size on
 * the screen. `npm run pictures` takes them from the demo, in light and dark, into `public/help`.
 */
export const pictures = {
  pair: 'The first step of the set-up, with fields for the relay address and the pairing code.',
  'allow-site': 'The second step, with the practice software chosen and its address entered.',
  connect: 'The third step, which lists what is needed and granted above Connect to QuickBooks.',
  'check-company':
    'The fourth step, with the name of the connected company and the question whether it is right.',
  defaults: 'The fifth step, where the income account and the services item are chosen.',
  mapping: 'The Mapping view: items of the practice with their counterparts in QuickBooks.',
  button: 'An invoice in the practice software with the button Export to QuickBooks.',
  preview: 'The preview of an invoice: client, lines, tax and total as QuickBooks will store them.',
  exported: 'The receipt of an export, with the number in QuickBooks and a link to it.',
} as const;
export type PictureId = keyof typeof pictures;

/** All are taken this wide, in CSS pixels. */
export const pictureWidth = 360;

export type PictureScheme = 'light' | 'dark';

/** Where a picture lies in the extension. */
export const picturePath = (id: PictureId, scheme: PictureScheme): string =>
  `help/${id}-${scheme}.webp`;
