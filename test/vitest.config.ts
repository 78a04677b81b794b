import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * One project per room; the environment of a DOM test is named in its first line. The limit only
 * ends what hangs: two cores may be busy.
 */
const unit = (name: string, folder: string, setupFiles: string[] = []) => ({
  extends: true as const,
  test: {
    name,
    include: [`${folder}/**/*.test.{ts,tsx}`],
    setupFiles,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});

export default defineConfig({
  root,
  test: {
    // One for each of two cores; a test that waits for a browser or a process leaves its core to the other.
    maxWorkers: 2,
    expect: { poll: { timeout: 20_000 } },
    projects: [
      unit('shared', 'shared'),
      unit('relay', 'relay-server'),
      unit('extension', 'extension', ['extension/testing/patience.ts']),
      unit('simulator', 'test/qbo-simulator'),
      unit('practice-apps', 'test/practice-apps'),
      unit('house', 'test/{rules,tools,support}'),
      unit('every-cent', 'test/every-cent'),
      unit('cost', 'test/cost'),
      unit('suggest', 'test/suggest'),
      unit('unverified', 'test/unverified'),
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['test/journeys/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
