import { html } from 'hono/html';
import type { Face } from './face.ts';
import { companyFrame, type Markup } from './layout.ts';
import { type ListOptions, listCard } from './list-card.ts';

type ListPage<R> = Omit<ListOptions<R>, 'path' | 'title'> & {
  /** The heading; the list's own title, too, unless it has another. */
  heading: string;
  title?: string;
};

/** A page of a company that holds one list; `at` is its place in the address and the navigation. */
export const listPage = <R>({ company }: Face, at: string, page: ListPage<R>): Markup =>
  companyFrame(
    company,
    at,
    page.heading,
    html`<h1>${page.heading}</h1>
      ${listCard({ title: page.heading, ...page, path: `/app/${company.realm}/${at}` })}`,
  );
