import type { Config } from '../config.ts';

/** Where Intuit is, per environment (contract.md §1.1, §2.1). No other address is ever called. */
export interface IntuitEndpoints {
  issuer: string;
  authorize: string;
  token: string;
  revoke: string;
  /** Before `/v3/company/…`. */
  api: string;
  /** QuickBooks itself, for people. */
  web: string;
  /** True for the simulator only, which is on the loopback interface. */
  insecure: boolean;
}

const intuit = {
  issuer: 'https://oauth.platform.intuit.com/op/v1',
  authorize: 'https://appcenter.intuit.com/connect/oauth2',
  token: 'https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer',
  revoke: 'https://developer.api.intuit.com/v2/oauth2/tokens/revoke',
  insecure: false,
};

export function intuitEndpoints({
  environment,
  simulatorUrl = '',
}: Pick<Config, 'environment' | 'simulatorUrl'>): IntuitEndpoints {
  switch (environment) {
    case 'production':
      return {
        ...intuit,
        api: 'https://quickbooks.api.intuit.com',
        web: 'https://qbo.intuit.com',
      };
    case 'sandbox':
      return {
        ...intuit,
        api: 'https://sandbox-quickbooks.api.intuit.com',
        web: 'https://sandbox.qbo.intuit.com',
      };
    case 'simulator':
      return {
        issuer: simulatorUrl,
        authorize: `${simulatorUrl}/connect/oauth2`,
        token: `${simulatorUrl}/oauth2/v1/tokens/bearer`,
        revoke: `${simulatorUrl}/v2/oauth2/tokens/revoke`,
        api: simulatorUrl,
        web: simulatorUrl,
        insecure: true,
      };
  }
}

/** Where a person sees a record in QuickBooks; items have no page of their own. */
export function webUrl({ web }: IntuitEndpoints, entity: string, id: string): string {
  if (entity === 'Item') return `${web}/app/items`;
  if (entity === 'Customer') return `${web}/app/customerdetail?nameId=${id}`;
  return `${web}/app/${entity.toLowerCase()}?txnId=${id}`;
}
