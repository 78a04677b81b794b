import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  contractEnd,
  contractRefusal,
  contractVersion,
  productVersion,
  type RelayVersions,
  relayVersions,
  thisRelay,
} from './versions.ts';

/** A relay of a later day: contract 1 ends, 2 and 3 go on. */
const later: RelayVersions = {
  version: '2.4.0',
  contracts: [
    { contract: 1, since: '0.1.0', until: '2027-03-31' },
    { contract: 2, since: '1.0.0' },
    { contract: 3, since: '2.0.0' },
  ],
};

describe('versions', () => {
  it('are those of the package, and this relay speaks with this extension', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(productVersion).toBe(version);
    expect(relayVersions.parse(thisRelay)).toEqual(thisRelay);
    expect(contractRefusal(contractVersion, '2026-11-25')).toBeNull();
    expect(contractEnd(thisRelay)).toBeNull();
  });

  it('that do not fit are refused, naming the side to update and to what', () => {
    expect(contractRefusal(4, '2027-01-01', later)).toEqual({
      code: 'relay_outdated',
      detail: { version: '2.4.0' },
    });
    expect(contractRefusal(1, '2027-03-31', later)).toBeNull();
    expect(contractRefusal(1, '2027-04-01', later)).toEqual({
      code: 'extension_outdated',
      detail: { needed: '1.0.0' },
    });
    expect(contractRefusal(2, '2030-01-01', later)).toBeNull();
  });

  it('tell the last day of a contract that ends, and the version to have by then', () => {
    expect(contractEnd(later, 1)).toEqual({ until: '2027-03-31', needed: '1.0.0' });
    expect(contractEnd(later, 2)).toBeNull();
    expect(contractEnd(undefined)).toBeNull();
  });
});
