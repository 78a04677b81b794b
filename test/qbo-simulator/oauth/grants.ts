import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Switches } from '../options.ts';
import { faults } from '../protocol/fault.ts';

const accessSeconds = 3600;
const accountingScope = 'com.intuit.quickbooks.accounting';

/** What a user agreed to on the consent page. */
export type Consent = { clientId: string; realm: string; scope: string; redirectUri: string };

type Code = Consent & { expiresAt: number; grant: Grant | undefined };
type Refresh = { value: string; issuedAt: number; expiresAt: number };
type Grant = {
  clientId: string;
  realm: string;
  scope: string;
  hardExpiresAt: number;
  revoked: boolean;
  /** The connecting user has admin rights in the company (contract §1.3). */
  admin: boolean;
  refresh: Refresh;
  previous: { value: string; validUntil: number }[];
};
type Access = { grant: Grant; expiresAt: number };

/** A token pair as the token endpoint hands it out; lives are in seconds. */
export type TokenPair = {
  accessToken: string;
  expiresIn: number;
  refreshToken: string;
  refreshExpiresIn: number;
  refreshHardExpiresIn: number;
  scope: string;
  realm: string;
};

/** A refusal of the token or revoke endpoint (contract §1.5). */
export class OAuthRefusal extends Error {
  readonly error: string;
  readonly description: string | undefined;

  constructor(error: string, description?: string) {
    super(description ?? error);
    this.error = error;
    this.description = description;
  }
}

/** Authorization codes, grants and tokens of all apps and realms (contract §1.3 to §1.6). */
export class Grants {
  readonly #clock: Clock;
  readonly #switches: Switches;
  readonly #codes = new Map<string, Code>();
  readonly #access = new Map<string, Access>();
  readonly #lapsed = new Set<string>();
  #grants: Grant[] = [];

  constructor(clock: Clock, switches: Switches) {
    this.#clock = clock;
    this.#switches = switches;
  }

  /** A fresh single-use authorization code. */
  issueCode(consent: Consent): string {
    const code = `AB1${randomBytes(24).toString('hex')}`;
    const expiresAt = this.#clock.now() + this.#switches.codeSeconds * 1000;
    this.#codes.set(code, { ...consent, expiresAt, grant: undefined });
    return code;
  }

  /** Trades a code for a token pair; using it twice is refused. */
  exchange(clientId: string, value: string, redirectUri: string): TokenPair {
    const code = this.#codes.get(value);
    const refused = new OAuthRefusal('invalid_grant', 'Invalid authorization code');
    if (code === undefined || code.clientId !== clientId) throw refused;
    if (code.grant !== undefined) {
      if (this.#switches.codeReuseRevokes) code.grant.revoked = true;
      throw refused;
    }
    if (code.redirectUri !== redirectUri || code.expiresAt <= this.#clock.now()) throw refused;
    code.grant = this.#open(code);
    return this.#pair(code.grant);
  }

  /** A new access token, and a new refresh token as the rotation switch says. */
  refresh(clientId: string, value: string): TokenPair {
    if (this.#access.has(value)) {
      throw new OAuthRefusal('invalid_grant', 'Incorrect Token type or clientID');
    }
    const now = this.#clock.now();
    const grant = this.#grantOfRefresh(value);
    const refused = new OAuthRefusal('invalid_grant', 'Incorrect or invalid refresh token');
    if (grant === undefined) throw refused;
    if (grant.clientId !== clientId) {
      throw new OAuthRefusal('invalid_grant', 'Incorrect Token type or clientID');
    }
    const previous = grant.previous.find((old) => old.value === value);
    if (!isAlive(grant, now) || (previous !== undefined && previous.validUntil <= now))
      throw refused;
    const { rotationTakes, refreshWindowSeconds } = this.#switches;
    const aged = now - grant.refresh.issuedAt >= 86_400_000;
    const rotates = previous === undefined && (this.#switches.rotate === 'always' || aged);
    if (rotates && rotationTakes === 'old') {
      grant.refresh.expiresAt = now + refreshWindowSeconds * 1000;
      return { ...this.#pair(grant), refreshToken: this.#newRefresh().value };
    }
    if (rotates) {
      const validUntil = now + this.#switches.graceForPrevious * 1000;
      grant.previous.push({ value: grant.refresh.value, validUntil });
      grant.refresh = this.#newRefresh();
    } else {
      grant.refresh.expiresAt = now + refreshWindowSeconds * 1000;
    }
    return this.#pair(grant);
  }

  /** Kills every grant of the token's app and realm (contract §1.6). */
  revoke(clientId: string, value: string): void {
    const grant = this.#access.get(value)?.grant ?? this.#grantOfRefresh(value);
    if (grant === undefined || grant.revoked || grant.clientId !== clientId) {
      throw new OAuthRefusal('invalid_grant', 'Incorrect or invalid token');
    }
    this.#revokeAll((other) => other.clientId === clientId && other.realm === grant.realm);
  }

  /** A disconnect made inside QuickBooks. */
  revokeRealm(realm: string): void {
    this.#revokeAll((grant) => grant.realm === realm);
  }

  /** Gives or takes the admin rights of the users who connected a realm. */
  setAdmin(realm: string, admin: boolean): void {
    for (const grant of this.#grants) if (grant.realm === realm) grant.admin = admin;
  }

  /** Takes an app out of service at Intuit, or lets it back in; its grants stay as they are. */
  setLapsed(clientId: string, lapsed: boolean): void {
    if (lapsed) this.#lapsed.add(clientId);
    else this.#lapsed.delete(clientId);
  }

  isLapsed(clientId: string): boolean {
    return this.#lapsed.has(clientId);
  }

  /** Whether the app has a living connection to the realm. */
  isConnected(clientId: string, realm: string): boolean {
    const now = this.#clock.now();
    return this.#grants.some(
      (grant) => grant.clientId === clientId && grant.realm === realm && isAlive(grant, now),
    );
  }

  /** The app an access token was issued to, whatever the token is worth by now. */
  clientOf(accessToken: string | undefined): string | undefined {
    return this.#access.get(accessToken ?? '')?.grant.clientId;
  }

  /** What a living access token was granted; undefined when it is worth nothing. */
  consentBehind(
    accessToken: string | undefined,
  ): Pick<Consent, 'clientId' | 'realm' | 'scope'> | undefined {
    const access = this.#access.get(accessToken ?? '');
    if (!access || access.grant.revoked || access.expiresAt <= this.#clock.now()) return undefined;
    return access.grant;
  }

  /** The client behind an access token; throws the gateway faults 3200 and 3100 (contract §2.8). */
  check(accessToken: string | undefined, realm: string): string {
    const access = accessToken === undefined ? undefined : this.#access.get(accessToken);
    if (access === undefined) throw faults.authentication('Token invalid');
    if (access.grant.revoked) throw faults.authentication(`Token revoked: ${accessToken}`);
    if (access.expiresAt <= this.#clock.now()) {
      throw faults.authentication(`Token expired: ${accessToken}`);
    }
    if (access.grant.realm !== realm || this.isLapsed(access.grant.clientId)) {
      throw faults.authorization();
    }
    if (!access.grant.scope.split(' ').includes(accountingScope)) throw faults.authorization();
    if (!access.grant.admin) throw faults.noAccess();
    return access.grant.clientId;
  }

  /** A connected realm without the browser: for tests that are not about consent. */
  connect(clientId: string, realm: string): TokenPair {
    const consent = { clientId, realm, scope: accountingScope, redirectUri: '' };
    return this.#pair(this.#open(consent));
  }

  reset(): void {
    this.#codes.clear();
    this.#access.clear();
    this.#lapsed.clear();
    this.#grants = [];
  }

  #open(consent: Consent): Grant {
    const grant: Grant = {
      clientId: consent.clientId,
      realm: consent.realm,
      scope: consent.scope,
      hardExpiresAt: this.#clock.now() + this.#switches.refreshHardSeconds * 1000,
      revoked: false,
      admin: true,
      refresh: this.#newRefresh(),
      previous: [],
    };
    this.#grants.push(grant);
    return grant;
  }

  #newRefresh(): Refresh {
    const now = this.#clock.now();
    return {
      value: `AB11${randomBytes(23).toString('hex')}`,
      issuedAt: now,
      expiresAt: now + this.#switches.refreshWindowSeconds * 1000,
    };
  }

  #pair(grant: Grant): TokenPair {
    const now = this.#clock.now();
    const { accessTokenLength } = this.#switches;
    const text = randomBytes(accessTokenLength).toString('base64url');
    const accessToken = `eyJlbmMi.${text}`.slice(0, accessTokenLength);
    this.#access.set(accessToken, { grant, expiresAt: now + accessSeconds * 1000 });
    const hard = Math.ceil((grant.hardExpiresAt - now) / 1000);
    const rolling = Math.ceil((grant.refresh.expiresAt - now) / 1000);
    return {
      accessToken,
      expiresIn: accessSeconds,
      refreshToken: grant.refresh.value,
      refreshExpiresIn: Math.min(rolling, hard),
      refreshHardExpiresIn: hard,
      scope: grant.scope,
      realm: grant.realm,
    };
  }

  #grantOfRefresh(value: string): Grant | undefined {
    return this.#grants.find(
      (grant) => grant.refresh.value === value || grant.previous.some((old) => old.value === value),
    );
  }

  #revokeAll(chosen: (grant: Grant) => boolean): void {
    for (const grant of this.#grants) if (chosen(grant)) grant.revoked = true;
  }
}

function isAlive(grant: Grant, now: number): boolean {
  return !grant.revoked && grant.hardExpiresAt > now && grant.refresh.expiresAt > now;
}
