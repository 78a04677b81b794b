import type { PairingRecord, SiteRecord } from '#extension/store/records.ts';
import type { SectionId } from '../settings-panel/sections.ts';

/** Why a page has no button, or one that cannot be used, and where that is put right. */
export interface MissingReason {
  title: string;
  text: string;
  /** Missing where an admin has to do it, or where it is done on the page. */
  fix?: { label: string; section: SectionId };
}

/** A site with whether the browser still allows it; `unknown` where it gave no answer. */
export interface AskedSite extends SiteRecord {
  granted: boolean | 'unknown';
}

export interface ButtonFacts {
  pairing: PairingRecord | null;
  sites: AskedSite[];
}

/** Everything that stands between a page and its button now, the first thing to do first (features A7). */
export function missingReasons({ pairing, sites }: ButtonFacts): MissingReason[] {
  if (!pairing) {
    return [
      {
        title: 'This browser is not paired.',
        text: 'Ask the person who runs your relay for its address and a pairing code, and enter them under Set up.',
      },
    ];
  }
  return [...siteReasons(sites), ...practiceReasons(pairing)];
}

function siteReasons(sites: ButtonFacts['sites']): MissingReason[] {
  const fix = (label: string) => ({ label, section: 'sites' as const });
  if (sites.length === 0) {
    return [
      {
        title: 'No site is allowed.',
        text: 'Counterfoil looks at no page before you name the site of your practice software.',
        fix: fix('Add a site'),
      },
    ];
  }
  return sites.flatMap(({ origin, paused, granted }) => {
    if (granted === 'unknown') {
      return [
        {
          title: `The browser did not say whether Counterfoil may look at ${origin}.`,
          text: 'Nothing was changed. Close this panel and open it again; if this stays, take the site away and add it again.',
          fix: fix('Look at the sites'),
        },
      ];
    }
    if (!granted) {
      return [
        {
          title: `The browser no longer lets Counterfoil look at ${origin}.`,
          text: 'The permission was taken away in the browser’s own settings.',
          fix: fix('Allow it again'),
        },
      ];
    }
    return paused
      ? [
          {
            title: `QuickBooks Online is switched off on ${origin}.`,
            text: 'Its buttons say Paused until somebody switches it on in this browser.',
            fix: fix('Switch it on'),
          },
        ]
      : [];
  });
}

function practiceReasons({ me }: PairingRecord): MissingReason[] {
  const isAdmin = me.member.role === 'admin';
  const fix = (label: string) => (isAdmin ? { fix: { label, section: 'company' as const } } : {});
  const who = isAdmin ? '' : ` Ask an admin of ${me.practice.name}.`;
  if (me.practice.accounting === 'none') {
    return [
      {
        title: 'Your practice uses no accounting system.',
        text: `Buttons are hidden on every page until QuickBooks is chosen as the accounting system.${who}`,
        ...fix('Choose QuickBooks'),
      },
    ];
  }
  switch (me.connection.state) {
    case 'connected':
      return [];
    case 'none':
      return [
        {
          title: 'No QuickBooks company is connected.',
          text: `Buttons say Not connected until one is.${who}`,
          ...fix('Connect a company'),
        },
      ];
    case 'needs_reconnect':
      return [
        {
          title: 'The connection to QuickBooks has ended.',
          text: `Buttons say Not connected until it is renewed.${who}`,
          ...fix('Open the connection'),
        },
      ];
  }
}
