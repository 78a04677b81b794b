import {
  createHash,
  createPublicKey,
  createSign,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import type { Company } from '../books/company.ts';
import { type Doc, text } from '../doc.ts';

const keyId = 'simulator';
let pair: KeyObject | undefined;

/** The key of this process: tokens outlive no simulator, so neither does it. */
function signingKey(): KeyObject {
  pair ??= generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  return pair;
}

/** The public half as the JWKS endpoint shows it (contract §1.1). */
export function keySet() {
  const jwk = createPublicKey(signingKey()).export({ format: 'jwk' });
  return { keys: [{ ...jwk, kid: keyId, alg: 'RS256', use: 'sig' }] };
}

/** The id_token of a consent with `openid`; `now` is in milliseconds (contract §1.1, §1.4). */
export function idToken(issuer: string, clientId: string, company: Company, now: number): string {
  const issuedAt = Math.floor(now / 1000);
  const claims = {
    sub: subject(company),
    aud: [clientId],
    realmid: company.realm,
    iss: issuer,
    iat: issuedAt,
    exp: issuedAt + 3600,
  };
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const signed = `${encode({ kid: keyId, typ: 'JWT', alg: 'RS256' })}.${encode(claims)}`;
  const signature = createSign('RSA-SHA256').update(signed).sign(signingKey(), 'base64url');
  return `${signed}.${signature}`;
}

/** What the userinfo endpoint tells of the connecting person, as far as the scope goes. */
export function userInfo(company: Company, scope: string): Doc {
  const scopes = scope.split(' ');
  const [givenName = '', familyName = ''] = company.settings.user.split(' ');
  const address = company.companyInfo.CompanyAddr;
  const mail = `${givenName}.${familyName}@example.com`.toLowerCase();
  const phone = company.companyInfo.PrimaryPhone;
  return {
    sub: subject(company),
    ...(scopes.includes('profile') ? { givenName, familyName } : {}),
    ...(scopes.includes('email') ? { email: mail, emailVerified: true } : {}),
    ...(scopes.includes('phone') && phone
      ? { phoneNumber: text(phone as Doc, 'FreeFormNumber'), phoneNumberVerified: false }
      : {}),
    ...(scopes.includes('address') && address ? { address } : {}),
  };
}

/** One person signs in to each company. */
function subject(company: Company): string {
  return createHash('sha256')
    .update(`${company.realm} ${company.settings.user}`)
    .digest('hex')
    .slice(0, 32);
}
