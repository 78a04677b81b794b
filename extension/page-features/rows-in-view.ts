/** Rows near the visible part of the page are mounted before they are reached. */
const margin = '400px 0px';

/**
 * Of the rows of a list, those in view now, so that 2,000 rows cost little. `changed` is called when
 * others come into view. Without IntersectionObserver: all.
 */
export function createRowsInView(
  changed: () => void,
  signal: AbortSignal,
): { of(rows: Element[]): Element[] } {
  if (typeof IntersectionObserver !== 'function') return { of: (rows) => rows };
  const watched = new WeakSet<Element>();
  const inView = new WeakSet<Element>();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) inView.add(target);
        else inView.delete(target);
      }
      if (entries.some((entry) => entry.isIntersecting)) changed();
    },
    { rootMargin: margin },
  );
  signal.addEventListener('abort', () => observer.disconnect());
  return {
    of(rows) {
      for (const row of rows) {
        if (watched.has(row)) continue;
        watched.add(row);
        observer.observe(row);
      }
      return rows.filter((row) => inView.has(row));
    },
  };
}
