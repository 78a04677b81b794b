import { Facts } from '#extension/ui/card.tsx';
import type { ConnectionView } from '#shared/relay/contract.ts';
import { day, moment } from '../words.ts';

const taxWords = {
  none: 'No sales tax',
  'us-manual': 'Sales tax set by hand',
  'us-automated': 'Automated sales tax',
  global: 'VAT or GST',
};

/** What is known of the connected company; its name stands above. */
export function CompanyFacts({ connection }: { connection: ConnectionView }) {
  const { state, company, connectedAt, grantedAt } = connection;
  const dated = (name: string, at: number | undefined): [string, string][] =>
    at === undefined ? [] : [[name, moment(at)]];
  const isSameMoment =
    connectedAt !== undefined &&
    grantedAt !== undefined &&
    moment(connectedAt) === moment(grantedAt);
  return (
    <Facts
      of={[
        [
          'Connection authorized',
          <strong key="yes">{state === 'connected' ? 'Yes' : 'No'}</strong>,
        ],
        ...(company
          ? ([
              ['Company ID', company.realmId],
              ['Country', company.country || 'Not told'],
              [
                'Currency',
                company.multiCurrency
                  ? `${company.homeCurrency}, multi-currency`
                  : company.homeCurrency,
              ],
              ['Tax', taxWords[company.tax]],
              ...(company.closedUntil ? [['Books closed until', day(company.closedUntil)]] : []),
            ] as [string, string][])
          : []),
        ...dated('First connected', connectedAt),
        ...(isSameMoment ? [] : dated('Last authorized', grantedAt)),
      ]}
    />
  );
}
