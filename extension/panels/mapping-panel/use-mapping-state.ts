import { usePanelWorld } from '../panel-world.ts';
import { useCatalogues } from '../use-catalogues.ts';
import { useKeptQuery } from '../use-kept-query.ts';
import { listsOf, mappingSources } from './mapping-sources.ts';
import type { MappingState } from './mapping-view.ts';
import type { Screen } from './screens.ts';
import { useSuggestions } from './use-suggestions.ts';

/** Everything a screen is worked out of, as it changes, and where it comes from. */
export function useMappingState(
  screen: Screen,
  realmId: string,
  asked: Pick<MappingState, 'now' | 'filter' | 'sort' | 'query'>,
) {
  const sources = mappingSources(usePanelWorld(), screen, realmId);
  const terms = useKeptQuery(sources.terms);
  const mappings = useKeptQuery(sources.mappings);
  const changes = useKeptQuery(sources.changes);
  const waiting = useKeptQuery(sources.waiting);
  const lists = useKeptQuery(sources.lists);
  const company = useKeptQuery(sources.company);
  const names = listsOf(screen);
  const catalogues = useCatalogues(names, realmId);
  const [one, two] = names.map((name) => lists?.[name]);
  const isReady = terms !== undefined && names.every((name) => lists?.[name]);
  const suggested = useSuggestions(screen.kinds, realmId, isReady, [terms, one, two]);
  const state: MappingState = {
    ...{ screen, terms, mappings, changes, waiting, lists, company },
    ...asked,
    found: suggested.found,
  };
  return { state, catalogues, suggesting: suggested.busy };
}
