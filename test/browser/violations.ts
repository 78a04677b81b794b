import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.2 AA violations on a page at rest, as `rule: selector`. */
export async function violations(page: Page): Promise<string[]> {
  return page.evaluate(async (source) => {
    if (!('axe' in globalThis)) new Function(source)();
    const { axe } = globalThis as unknown as Axe;
    // A colour on its way to another is neither of them.
    const onTheirWay = document.getAnimations().filter((one) => one instanceof CSSTransition);
    await Promise.allSettled(onTheirWay.map(({ finished }) => finished));
    const tags = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations } = await axe.run(document, { runOnly: tags });
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(' ')}`);
  }, axe);
}

interface Axe {
  axe: {
    run(
      context: Document,
      options: { runOnly: string[] },
    ): Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }>;
  };
}
