import type { AnswerOf, DataOf, PanelMessages } from './messages.ts';

/** The typed sender of the extension's own pages. `sendMessage` is the browser's `runtime.sendMessage`. */
export type Send = <K extends keyof PanelMessages>(
  type: K,
  data: DataOf<PanelMessages, K>,
) => Promise<AnswerOf<PanelMessages, K>>;

export const createSend =
  (sendMessage: (message: unknown) => Promise<unknown>): Send =>
  async (type, data) => {
    const answer = await sendMessage({ type, data });
    if (answer === undefined || answer === null) throw new Error(`no answer to ${type}`);
    return answer as AnswerOf<PanelMessages, typeof type>;
  };
