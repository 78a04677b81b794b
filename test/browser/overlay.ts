import type { CDPSession, Frame, Page } from 'playwright-core';

/** One control of the overlay, found as assistive technology finds it: its shadow root is closed. */
export interface OverlayControl {
  /** Accessible name. */
  name: string;
  role: string;
  node: number;
}

/** The overlay's controls on a page whose name matches, in document order. */
export async function overlayControls(page: Page | Frame, name: RegExp): Promise<OverlayControl[]> {
  return withSession(page, async (session, frameId) => {
    const { nodes } = await session.send('Accessibility.getFullAXTree', frameId ? { frameId } : {});
    return nodes
      .map((node) => ({
        role: String(node.role?.value ?? ''),
        name: String(node.name?.value ?? ''),
        node: node.backendDOMNodeId ?? 0,
      }))
      .filter((one) => /^(button|menuitem|link)$/.test(one.role) && name.test(one.name));
  });
}

/** Waits for a control and returns the first. */
export async function overlayControl(
  page: Page | Frame,
  name: RegExp,
  timeout = 15_000,
): Promise<OverlayControl> {
  const deadline = Date.now() + timeout;
  for (;;) {
    const [first] = await overlayControls(page, name);
    if (first) return first;
    if (Date.now() > deadline) {
      const all = await overlayControls(page, /./);
      throw new Error(`No control ${name}; there are: ${all.map((one) => one.name).join(' | ')}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** A real mouse click on a control. */
export async function clickControl(page: Page | Frame, control: OverlayControl): Promise<void> {
  const { x, y } = await withSession(page, async (session) => {
    await session.send('DOM.scrollIntoViewIfNeeded', { backendNodeId: control.node });
    const { model } = await session.send('DOM.getBoxModel', { backendNodeId: control.node });
    const [left = 0, top = 0, right = 0, , , bottom = 0] = model.content;
    return { x: (left + right) / 2, y: (top + bottom) / 2 };
  });
  await pageOf(page).mouse.click(x, y);
}

const pageOf = (page: Page | Frame): Page => ('mouse' in page ? page : page.page());

async function withSession<T>(
  page: Page | Frame,
  work: (session: CDPSession, frameId?: string) => Promise<T>,
): Promise<T> {
  const session = await pageOf(page).context().newCDPSession(pageOf(page));
  try {
    await session.send('DOM.enable');
    await session.send('Accessibility.enable');
    const { frameTree } = await session.send('Page.getFrameTree');
    const frame =
      'mouse' in page
        ? undefined
        : (frameTree.childFrames ?? []).find((one) => one.frame.url === page.url())?.frame.id;
    return await work(session, frame);
  } finally {
    await session.detach();
  }
}
