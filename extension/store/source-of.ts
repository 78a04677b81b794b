import type { Source } from '#shared/draft/draft.ts';

/** The identity inside a source key: the reverse of `sourceKey` in shared/ledger. */
export function sourceOf(sourceKey: string): Source {
  const [profileId = '', origin = '', kind = '', id = ''] = sourceKey
    .split('|')
    .map(decodeURIComponent);
  return { profileId, origin, kind: kind as Source['kind'], id };
}
