import { useEffect, useState } from 'react';
import { originPattern } from '#extension/protocol/origin-pattern.ts';
import type { SiteRecord } from '#extension/store/records.ts';
import { Button } from '#extension/ui/button.tsx';
import { Card } from '#extension/ui/card.tsx';
import { CheckField } from '#extension/ui/check-field.tsx';
import { ConfirmButton } from '#extension/ui/confirm-button.tsx';
import { PlusIcon } from '#extension/ui/icons.tsx';
import { Notice, ProblemNotice } from '#extension/ui/notice.tsx';
import { usePanelWorld } from '../panel-world.ts';
import { SiteStep } from '../setup-panel/site-step.tsx';
import { useAction } from '../use-action.ts';
import { usePermittedAction } from '../use-permitted-action.ts';
import './sites-card.css';

/** The sites Counterfoil may look at. */
export function SitesCard({ sites }: { sites: SiteRecord[] }) {
  const [adding, setAdding] = useState(false);
  return (
    <Card title="Practice sites" isTitleAbove>
      {sites.length > 0 && (
        <ul className="list">
          {sites.map((site) => (
            <Site key={site.origin} site={site} />
          ))}
        </ul>
      )}
      {adding ? (
        <SiteStep onAllowed={() => setAdding(false)} />
      ) : (
        <div className="row">
          <Button onClick={() => setAdding(true)}>
            <PlusIcon />
            Add a site
          </Button>
        </div>
      )}
    </Card>
  );
}

function Site({ site }: { site: SiteRecord }) {
  const { send, profiles } = usePanelWorld();
  const { run, busy, refusal } = useAction();
  const [granted, setGranted] = useGranted(site.origin);
  const name = profiles.find(({ id }) => id === site.profileId)?.name ?? site.profileId;
  const pause = () => run(() => send('pauseSite', { origin: site.origin, paused: !site.paused }));
  return (
    <li>
      <div>
        <div className="list-name">{site.origin}</div>
        <div className="muted small">{name}</div>
      </div>
      <CheckField
        label="Enable QuickBooks Online on this site"
        hint={
          site.paused
            ? 'Off: the buttons say Paused, and no page is read. Saved when you change it.'
            : 'The site’s invoices have export buttons. Saved when you change it.'
        }
        checked={!site.paused}
        disabled={busy}
        onChange={() => void pause()}
      />
      {!granted && <AllowAgain site={site} onAllowed={() => setGranted(true)} />}
      {refusal && <ProblemNotice problem={refusal} />}
      <div className="row">
        <ConfirmButton
          label="Remove"
          title="Remove this site?"
          confirm="Remove"
          onConfirm={() => void run(() => send('removeSite', { origin: site.origin }))}
        >
          Counterfoil gives up its permission to look at {site.origin}. Drafts and exports are kept.
        </ConfirmButton>
      </div>
    </li>
  );
}

/** The permission can be taken away in the browser's own settings at any time. */
function useGranted(origin: string) {
  const { hasPermission } = usePanelWorld();
  const [granted, setGranted] = useState(true);
  useEffect(() => {
    // Where the browser does not tell, nothing is said here; the help says so.
    hasPermission(originPattern(origin)).then(setGranted, () => undefined);
  }, [hasPermission, origin]);
  return [granted, setGranted] as const;
}

function AllowAgain({ site, onAllowed }: { site: SiteRecord; onAllowed: () => void }) {
  const { send } = usePanelWorld();
  const { run, busy } = usePermittedAction();
  const allow = () =>
    run(site.origin, async () => {
      const answer = await send('allowSite', { address: site.origin, profileId: site.profileId });
      if (answer.ok) onAllowed();
      return answer;
    });
  return (
    <Notice tone="warning" title="The browser no longer lets Counterfoil look at this site.">
      <div className="row">
        <Button busy={busy} onClick={() => void allow()}>
          Allow again
        </Button>
      </div>
    </Notice>
  );
}
