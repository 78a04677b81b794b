import { useLiveQuery } from 'dexie-react-hooks';
import { readMappings } from '#extension/store/mappings.ts';
import { AlertIcon, CheckCircleIcon, InfoIcon } from '#extension/ui/icons.tsx';
import { compareRate, type RateState } from '#shared/documents/compare-rate.ts';
import { lookupIn } from '#shared/mapping/lookup.ts';
import { usePanelWorld } from '../panel-world.ts';
import { useSettingsContext } from './settings-context.ts';
import { taxesOnPages } from './taxes-on-pages.ts';

const signs: Record<RateState, typeof InfoIcon> = {
  equal: CheckCircleIcon,
  differs: AlertIcon,
  open: InfoIcon,
};
const stateWords: Record<RateState, string> = { equal: 'Equal', differs: 'Differs', open: 'Open' };

/** The rates on pages beside those in QuickBooks; they must be equal (features D18). */
export function TaxRates() {
  const { db, vault } = usePanelWorld();
  const { company, settings } = useSettingsContext();
  const { realmId } = company;
  const taxes = useLiveQuery(() => taxesOnPages({ db, vault }), [db, vault]);
  const mappings = useLiveQuery(() => readMappings(db, realmId), [db, realmId]);
  if (!taxes || !mappings) return null;
  const lookup = lookupIn(mappings, realmId);
  return (
    <section className="setting" aria-labelledby="tax-rates">
      <h3 id="tax-rates">Rates on both sides</h3>
      <p className="field-hint">
        The default sales tax must be set up in QuickBooks and in the practice software with the
        same rate, for example 8.25 %. What a page charges is what is sent, also where a client has
        a rate of its own.
      </p>
      {taxes.length === 0 && (
        <p className="muted small">No page with a tax has been read in this browser yet.</p>
      )}
      <ul className="rates">
        {taxes.map((tax) => {
          const { state, says } = compareRate(tax, { company, settings, lookup });
          const Sign = signs[state];
          return (
            <li key={`${tax.name} ${tax.rate}`} className={`rate rate-${state}`}>
              <Sign />
              <span>
                <strong>{tax.name.includes('%') ? tax.name : `${tax.name} ${tax.rate} %`}</strong>
                <span className="visually-hidden"> {stateWords[state]}: </span>
                <span className="muted small">{says}</span>
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
