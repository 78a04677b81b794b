import { beforeAll } from 'vitest';

/** A limit only ends what hangs: on two busy cores a screen may take longer than the usual second. */
beforeAll(async () => {
  if (typeof document === 'undefined') return;
  const { configure } = await import('@testing-library/react');
  configure({ asyncUtilTimeout: 10_000 });
});
