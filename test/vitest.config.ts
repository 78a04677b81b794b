import { fileURLToPath } from 'node:url';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * One project per room; the environment of a DOM test is named in its first line. The limit only
 * ends what hangs: two cores may be busy.
 */
const unit = (name: string, folder: string, more: TestProjectInlineConfiguration['test'] = {}) => ({
  extends: true as const,
  test: {
    name,
    include: [`${folder}/**/*.test.{ts,tsx}`],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    ...more,
  },
});

/** Nothing is kept between calls there, so its files share a process: half the time is loading. */
const pure = { isolate: false };

/** Mostly waits for processes, databases and deadlines: four share two cores, after all others. */
const waiting = { maxWorkers: 4, sequence: { groupOrder: 1 } };

export default defineConfig({
  root,
  test: {
    // One for each of two cores; a test that waits for a browser or a process leaves its core to the other.
    maxWorkers: 2,
    expect: { poll: { timeout: 20_000 } },
    projects: [
      unit('shared', 'shared', pure),
      unit('relay', 'relay-server', waiting),
      unit('extension', 'extension', { setupFiles: ['extension/testing/patience.ts'] }),
      unit('simulator', 'test/qbo-simulator', pure),
      unit('practice-apps', 'test/practice-apps'),
      unit('house', 'test/{rules,tools,support}'),
      unit('every-cent', 'test/every-cent'),
      unit('cost', 'test/cost'),
      unit('suggest', 'test/suggest'),
      unit('unverified', 'test/unverified', waiting),
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['test/journeys/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          ...waiting,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          setupFiles: ['test/browser/tell-what-was-seen.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
