/** Limits of a reading; a file without zod, because page scripts carry it. */

/** Longest text taken from one place; longer ones are recorded by their length only. */
export const longestText = 5000;
export const mostLines = 700;
export const mostTaxes = 20;
