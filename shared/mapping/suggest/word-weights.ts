import type { Family } from './family.ts';
import { legalForms } from './lexicon.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/** Words that tell nothing of what a name means. */
export const fillers: Record<Family, ReadonlySet<string>> = {
  people: words('the and of family household attn client'),
  things: words('the of for a an per and on in up to by'),
  taxes: words('the at of and'),
  methods: words('the by of on via payment pay'),
  terms: words('the of'),
};

/** Words that many names share whatever they mean. */
const common: Record<Family, ReadonlySet<string>> = {
  people: words(
    `clinic hospital practice service group center associates office department veterinary animal medical dental
     health care pet mr mrs dr city town county ltd`,
  ),
  things: words(
    `fee service session treatment item procedure product each package dose visit test therapy unit standard
     tablet capsule single pair roll full cost general house patient new tooth`,
  ),
  taxes: words('tax vat sales rate code'),
  methods: words('card credit account clearing financing number'),
  terms: words('days net'),
};

/** How much of its weight a word keeps: initials and legal forms tell little of who is meant. */
export function shareOf(family: Family, word: string): number {
  if (family === 'people') {
    if (word.length === 1) return 0.35;
    if (legalForms.has(word)) return 0.2;
  }
  if (family === 'taxes' && /^\d/.test(word)) return 0.5;
  return common[family].has(word) ? 0.45 : 1;
}

/** Whether a word that one name has and the other lacks makes them different things. */
export const tells = (family: Family, word: string): boolean => shareOf(family, word) === 1;

export const titles = words('mr mrs ms miss mx dr prof rev sir');
/** What stands behind a person’s name after a comma. */
export const suffixes = words('jr sr ii iii iv md dds dmd dvm esq rn');
