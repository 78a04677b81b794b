import { explain, type Problem } from '#shared/problem.ts';
import { statusOf } from '../problem-response.ts';
import { page } from './page.ts';

/** A refusal as a page: what happened and what to do next. */
export function problemPage(problem: Problem): Promise<Response> {
  const { sentence, next } = explain(problem);
  return page({
    tone: 'bad',
    title: problem.code === 'other_company' ? 'Another company was chosen' : 'Not connected',
    paragraphs: [sentence, next],
    status: statusOf(problem),
  });
}
