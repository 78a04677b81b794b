import { typeWords } from '#shared/mapping/type-words.ts';
import type { CatalogueRow } from '#shared/relay/contract.ts';

/** What tells an entry of a list apart from its namesakes. */
export const entryWords = ({ code, type, id }: CatalogueRow): string =>
  [code, type && typeWords(type), `ID\u00a0${id}`].filter(Boolean).join(' · ');
