import type { SuggestIndex } from './build-index.ts';
import type { Closest } from './close-words.ts';

/** A word of the name that is looked for. */
export interface Asked {
  word: string;
  close: Closest;
  weight: number;
  /** Stands in brackets: it helps where the row has it and does not harm where not. */
  aside: boolean;
  tells: boolean;
}

/** How many rows with the heaviest common words are compared in full. */
const compared = 10;
/** Once so many rows share a rare word, the more common words only order them. */
const enough = 200;
/** A word in so many rows only orders those that a rarer one has found. */
const common = 400;
const few = 3;

interface Scratch {
  /** By the word’s number: how much a row gains by it. */
  gains: Float64Array;
  /** By the row’s place: the search that met it last. */
  met: Uint32Array;
  search: number;
  /** The rows that the search has met. */
  touched: Int32Array;
  /** The words of all rows, one row behind the other, and where each begins: lists are long. */
  words: Int32Array;
  starts: Int32Array;
  weights: Float64Array;
}
const scratches = new WeakMap<SuggestIndex, Scratch>();

function scratchFor(index: SuggestIndex): Scratch {
  const known = scratches.get(index);
  if (known) return known;
  const { rows, vocabulary } = index;
  const starts = new Int32Array(rows.length + 1);
  for (const [at, { words }] of rows.entries()) starts[at + 1] = (starts[at] ?? 0) + words.length;
  const made: Scratch = {
    gains: new Float64Array(vocabulary.words.length),
    met: new Uint32Array(rows.length),
    search: 0,
    touched: new Int32Array(rows.length),
    words: Int32Array.from(rows.flatMap(({ words }) => words)),
    starts,
    weights: Float64Array.from(rows, ({ weight }) => weight),
  };
  scratches.set(index, made);
  return made;
}

/** Rows that share words with a name, the most promising first; equal ones by their ids. */
export function findCandidates(
  asked: readonly Asked[],
  weight: number,
  index: SuggestIndex,
): number[] {
  const scratch = scratchFor(index);
  const touched = findTouched(asked, index, scratch);
  const { gains } = scratch;
  for (const { close } of asked) {
    close.ids.forEach((id, at) => {
      const gain = (close.qualities[at] ?? 0) * (index.vocabulary.weights[id] ?? 0) * 2;
      if (gain > (gains[id] ?? 0)) gains[id] = gain;
    });
  }
  const best = pickBest(touched, weight, scratch);
  for (const { close } of asked) for (const id of close.ids) gains[id] = 0;
  return best;
}

/** The rows that hold the rarest words of a name. */
function findTouched(
  asked: readonly Asked[],
  { vocabulary }: SuggestIndex,
  scratch: Scratch,
): Int32Array {
  scratch.search += 1;
  const { met, search, touched } = scratch;
  let many = 0;
  const counted = asked.map(({ close }) => {
    let count = 0;
    for (const id of close.ids) count += vocabulary.rowsOf(id).length;
    return { close, count };
  });
  for (const { close, count } of counted.sort((a, b) => a.count - b.count)) {
    if (many >= enough || (count > common && many >= few)) break;
    for (const id of close.ids) {
      const holding = vocabulary.rowsOf(id);
      for (let row = 0; row < holding.length; row += 1) {
        const at = holding[row] as number;
        if (met[at] === search) continue;
        met[at] = search;
        touched[many] = at;
        many += 1;
      }
    }
  }
  return touched.subarray(0, many);
}

function pickBest(
  touched: Int32Array,
  weight: number,
  { gains, words, starts, weights }: Scratch,
): number[] {
  const top: number[] = [];
  const shares: number[] = [];
  for (const at of touched) {
    const end = starts[at + 1] ?? 0;
    let gain = 0;
    for (let word = starts[at] ?? 0; word < end; word += 1) gain += gains[words[word] ?? 0] ?? 0;
    const share = gain / (weight + (weights[at] ?? 0));
    let place = top.length;
    while (place > 0) {
      const other = shares[place - 1] ?? 0;
      if (other > share || (other === share && (top[place - 1] ?? 0) < at)) break;
      place -= 1;
    }
    if (place >= compared) continue;
    for (let worse = Math.min(top.length, compared - 1); worse > place; worse -= 1) {
      top[worse] = top[worse - 1] ?? 0;
      shares[worse] = shares[worse - 1] ?? 0;
    }
    top[place] = at;
    shares[place] = share;
  }
  return top;
}
