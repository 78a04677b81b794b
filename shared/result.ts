import type { Problem } from './problem.ts';

/** The answer of every step that can fail: a value, or one Problem. Nothing in `shared/` throws for bad input. */
export type Result<T, P = Problem> = { ok: true; value: T } | { ok: false; problem: P };

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });

export const refused = <P>(problem: P): { ok: false; problem: P } => ({ ok: false, problem });
