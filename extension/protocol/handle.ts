import { pageSchemas, panelSchemas } from './message-schemas.ts';
import type { AnswerOf, DataOf, PageMessages, PanelMessages } from './messages.ts';

/** Where a page message came from, as the browser says; never as the message says. */
export interface PageSender {
  origin: string;
  tabId: number;
  frameId: number;
}

export type PageHandlers = {
  [K in keyof PageMessages]: (
    data: DataOf<PageMessages, K>,
    sender: PageSender,
  ) => AnswerOf<PageMessages, K> | Promise<AnswerOf<PageMessages, K>>;
};

export type PanelHandlers = {
  [K in keyof PanelMessages]: (
    data: DataOf<PanelMessages, K>,
  ) => Promise<AnswerOf<PanelMessages, K>>;
};

/** The part of the browser's MessageSender that is looked at. */
export interface Sender {
  id?: string | undefined;
  url?: string | undefined;
  origin?: string | undefined;
  frameId?: number | undefined;
  tab?: { id?: number | undefined } | undefined;
}

/** This extension: its id, and the start of its pages' addresses. */
export interface Self {
  id: string;
  baseUrl: string;
}

export interface Handlers {
  page: PageHandlers;
  panel: PanelHandlers;
}

/**
 * Calls the handler of a message, in the same tick (a click's permission to open the panel ends
 * with it), or answers undefined when the message, its data or its sender is not as declared.
 */
export function handle(
  handlers: Handlers,
  self: Self,
  message: unknown,
  sender: Sender,
): { answer: unknown } | undefined {
  if (sender.id !== self.id || typeof message !== 'object' || message === null) return undefined;
  const { type, data } = message as { type?: unknown; data?: unknown };
  if (typeof type !== 'string') return undefined;
  const page = pageSender(sender);
  if (page && Object.hasOwn(pageSchemas, type)) {
    const known = type as keyof PageMessages;
    const parsed = pageSchemas[known].safeParse(data);
    const call = handlers.page[known] as (data: unknown, sender: PageSender) => unknown;
    return parsed.success ? { answer: call(parsed.data, page) } : undefined;
  }
  if (isPanel(sender, self) && Object.hasOwn(panelSchemas, type)) {
    const known = type as keyof PanelMessages;
    const parsed = panelSchemas[known].safeParse(data);
    const call = handlers.panel[known] as (data: unknown) => unknown;
    return parsed.success ? { answer: call(parsed.data) } : undefined;
  }
  return undefined;
}

/** A content script's frame: the origin of the frame, whatever the tab shows around it. */
function pageSender({ tab, url, origin, frameId }: Sender): PageSender | null {
  const address = URL.parse(origin ?? url ?? '');
  if (tab?.id === undefined || !address || !/^https?:$/.test(address.protocol)) return null;
  return { origin: address.origin, tabId: tab.id, frameId: frameId ?? 0 };
}

/** One of the extension's own pages, and not inside a frame. */
const isPanel = ({ url, frameId }: Sender, { baseUrl }: Self): boolean =>
  url?.startsWith(baseUrl) === true && (frameId ?? 0) === 0;
