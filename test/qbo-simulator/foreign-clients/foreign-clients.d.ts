/** The parts of two foreign clients that the tests use; neither ships types of its own. */
declare module 'node-quickbooks' {
  type Done = (error: unknown, body: never) => void;
  export default class QuickBooks {
    static V3_ENDPOINT_BASE_URL: string;
    constructor(
      clientId: string,
      clientSecret: string,
      token: string,
      tokenSecret: false,
      realmId: string,
      useSandbox: boolean,
      debug: boolean,
      minorVersion: string | null,
      oauthVersion: '2.0',
      refreshToken: string,
    );
    [method: string]: (...args: unknown[]) => unknown;
  }
}
declare module 'intuit-oauth' {
  interface Answer {
    getJson(): Record<string, unknown>;
  }
  export default class OAuthClient {
    static scopes: { Accounting: string };
    constructor(config: Record<string, string>);
    setAuthorizeURLs(urls: Record<string, string>): void;
    authorizeUri(options: { scope: string[]; state: string }): string;
    createToken(url: string): Promise<Answer>;
    refresh(): Promise<Answer>;
    revoke(): Promise<unknown>;
    isAccessTokenValid(): boolean;
  }
}
