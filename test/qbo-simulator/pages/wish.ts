/** What a person asked of a list through its address. */
export type Wish = {
  search: string;
  /** A column's key, with `-` before it for the reverse. */
  sort: string;
  /** The chosen filter value; empty for all. */
  only: string;
  page: number;
};

/** Reads the query of a list's address; anything unusable takes its default. */
export function readWish(query: (name: string) => string | undefined): Wish {
  const page = Number(query('page'));
  return {
    search: (query('q') ?? '').trim(),
    sort: query('sort') ?? '',
    only: query('only') ?? '',
    page: Number.isInteger(page) && page > 0 ? page : 1,
  };
}

/** The address of the list at `path` (which may have a query) with a changed wish. */
export function wishHref(path: string, wish: Wish, changes: Partial<Wish>): string {
  const { search, sort, only, page } = { ...wish, page: 1, ...changes };
  const [place, own] = path.split('?');
  const query = new URLSearchParams(own);
  const entries = { q: search, only, sort, page: page > 1 ? String(page) : '' };
  for (const [name, value] of Object.entries(entries)) {
    if (value !== '') query.set(name, value);
  }
  return query.size === 0 ? path : `${place}?${query}`;
}
