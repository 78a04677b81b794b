import { Spinner } from '#extension/ui/button.tsx';
import type { CatalogueList } from '#shared/relay/contract.ts';
import { useFetchedRows } from './use-fetched-rows.ts';
import { digits } from './words.ts';

/** How far the relay is with reading these lists of thousands; nothing while it has not said so. */
export function FetchProgress({ lists }: { lists: readonly CatalogueList[] }) {
  return lists.length === 0 ? null : <Progress key={lists.join()} lists={lists} />;
}

function Progress({ lists }: { lists: readonly CatalogueList[] }) {
  const rows = useFetchedRows(lists);
  if (rows === 0) return null;
  return (
    <p className="row muted small" role="status">
      <Spinner /> Fetching the list: {digits(rows)} so far
    </p>
  );
}
