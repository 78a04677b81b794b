import { readLabelledSets } from '#test/suggest/labelled-set.ts';
import { judge, measure } from '#test/suggest/measure-suggestions.ts';
import { type Metrics, metric } from './metric.ts';

/** suggest.precision, .recall and .wrongPreaccepted on the labelled set, beside the third the engine was not tuned on. */
export async function suggestBench(): Promise<Metrics> {
  const judged = judge(readLabelledSets());
  const all = measure(judged);
  const held = measure(judged.filter(({ heldOut }) => heldOut));
  const what = 'the third it was not tuned on';
  return {
    'suggest.precision': metric(all.precision, 'share', { what, value: held.precision }),
    'suggest.recall': metric(all.recall, 'share', { what, value: held.recall }),
    'suggest.wrongPreaccepted': metric(all.wrongPreaccepted, 'suggestions', {
      what: 'preaccepted',
      value: all.preaccepted,
    }),
  };
}
