import type { z } from 'zod';
import { draftProblem } from '#shared/draft/draft-problem.ts';
import { type Problem, ProblemError, problem } from '#shared/problem.ts';
import type { RelayContext } from './relay-env.ts';

const largestBody = 1_000_000;

/**
 * The request as the contract wants it: JSON body of POST and PUT (an empty one counts as `{}`),
 * query of GET, nothing of DELETE. Throws a ProblemError that names the field, never its value.
 */
export async function readInput<T>(c: RelayContext, shape: z.ZodType<T>): Promise<T> {
  const input = await given(c);
  const parsed = shape.safeParse(input);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const aboutDraft = issue && draftRefusal(issue, input);
  if (aboutDraft) throw new ProblemError(aboutDraft);
  const where = issue?.path.map(String).join('.').slice(0, 100);
  throw new ProblemError(problem('bad_request', { where: where || 'body' }));
}

/** What is wrong with a record is said in the words of the record: `draft` or `first.2.draft`. */
function draftRefusal(issue: z.core.$ZodIssue, input: unknown): Problem | null {
  const at = issue.path.indexOf('draft');
  if (at < 0) return null;
  const draft = issue.path
    .slice(0, at + 1)
    .reduce<unknown>((value, key) => Reflect.get(Object(value), key), input);
  return draftProblem({ ...issue, path: issue.path.slice(at + 1) }, draft);
}

async function given(c: RelayContext): Promise<unknown> {
  if (c.req.method === 'GET') return c.req.query();
  if (c.req.method === 'DELETE') return {};
  const type = c.req.header('content-type') ?? '';
  if (!/^application\/json\s*(;\s*charset=utf-8\s*)?$/i.test(type)) {
    throw new ProblemError(problem('wrong_content_type'));
  }
  const text = await readText(c.req.raw);
  if (text === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new ProblemError(problem('bad_request', { where: 'JSON' }));
  }
}

/** Counts the bytes that arrive instead of believing Content-Length. */
async function readText(request: Request): Promise<string> {
  if (!request.body) return '';
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += part.byteLength;
    if (size > largestBody) throw new ProblemError(problem('body_too_large'));
    parts.push(part);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts));
  } catch {
    throw new ProblemError(problem('bad_request', { where: 'encoding' }));
  }
}
