import { useEffect, useState } from 'react';
import { originPattern } from '#extension/protocol/origin-pattern.ts';
import type { PairingRecord, SiteRecord } from '#extension/store/records.ts';
import { Button } from '#extension/ui/button.tsx';
import { Card } from '#extension/ui/card.tsx';
import { Notice } from '#extension/ui/notice.tsx';
import { usePanelWorld } from '../panel-world.ts';
import type { SettingsPlace } from '../settings-panel/use-settings-place.ts';
import { type AskedSite, missingReasons } from './missing-button.ts';

/** What keeps the export button off a page, as it is now, each with the way to put it right (features A7). */
export function WhyNoButton({
  pairing,
  sites,
  go,
}: {
  pairing: PairingRecord | null;
  sites: SiteRecord[];
  go: SettingsPlace['go'];
}) {
  const granted = useGranted(sites);
  if (!granted) return null;
  const reasons = missingReasons({ pairing, sites: granted });
  const names = sites.map(({ origin }) => new URL(origin).host).join(', ');
  return (
    <Card title="No button on the page?">
      {reasons.map(({ title, text, fix }) => (
        <Notice key={title} tone="warning" title={title}>
          <p>{text}</p>
          {fix && (
            <div className="row">
              <Button onClick={() => go(fix.section)}>{fix.label}</Button>
            </div>
          )}
        </Notice>
      ))}
      {reasons.length === 0 && (
        <p>
          Everything is switched on for {names}. Buttons stand on issued invoices and on the rows of
          the invoice list. A page that was open before has none yet: reload it. If one is still
          missing, the page may look different from what Counterfoil knows; tell the person who runs
          your relay.
        </p>
      )}
    </Card>
  );
}

/** The sites with whether the browser still allows them; undefined while it is asked. */
function useGranted(sites: SiteRecord[]) {
  const { hasPermission } = usePanelWorld();
  const [known, setKnown] = useState<AskedSite[]>();
  useEffect(() => {
    let isCurrent = true;
    Promise.all(
      sites.map(async (site) => ({
        ...site,
        granted: await hasPermission(originPattern(site.origin)).catch(() => 'unknown' as const),
      })),
    ).then((asked) => {
      if (isCurrent) setKnown(asked);
    });
    return () => {
      isCurrent = false;
    };
  }, [hasPermission, sites]);
  return known;
}
