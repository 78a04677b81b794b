import type { ReactNode } from 'react';
import type { PairingRecord, SiteRecord } from '#extension/store/records.ts';
import { Notice } from '#extension/ui/notice.tsx';
import { ConnectionCard } from '../connection-panel/connection-card.tsx';
import { RelayCard } from '../connection-panel/relay-card.tsx';
import { DevicesCard } from '../devices-panel/devices-card.tsx';
import { CompanyCheckView } from '../doctor-panel/company-check-view.tsx';
import type { CompanyCheck } from '../doctor-panel/use-company-check.ts';
import { SitesCard } from '../sites-panel/sites-card.tsx';
import { ClientsSection } from './clients-section.tsx';
import { DefaultsSection } from './defaults-section.tsx';
import { DocumentsSection } from './documents-section.tsx';
import { ExpensesSection } from './expenses-section.tsx';
import { ItemsSection } from './items-section.tsx';
import { PaymentsSection } from './payments-section.tsx';
import { PrivacySection } from './privacy-section.tsx';
import { type SectionId, sectionLists } from './sections.ts';
import { SendingSection } from './sending-section.tsx';
import { SettingsGroup } from './settings-group.tsx';
import { StartDateSection } from './start-date-section.tsx';
import { TaxSection } from './tax-section.tsx';
import type { SettingsPlace } from './use-settings-place.ts';

type GroupId = Exclude<SectionId, 'company' | 'check' | 'sites' | 'devices' | 'browser'>;

const groups: Record<GroupId, () => ReactNode> = {
  defaults: DefaultsSection,
  tax: TaxSection,
  clients: ClientsSection,
  items: ItemsSection,
  payments: PaymentsSection,
  expenses: ExpensesSection,
  documents: DocumentsSection,
  privacy: PrivacySection,
  start: StartDateSection,
  sending: SendingSection,
};

/** What the open section shows. */
export function SectionContent({
  section,
  pairing,
  sites,
  check,
  place,
}: {
  section: SectionId;
  pairing: PairingRecord;
  sites: SiteRecord[];
  check: CompanyCheck;
  place: SettingsPlace;
}) {
  const { me } = pairing;
  const { company } = me.connection;
  switch (section) {
    case 'company':
      return <ConnectionCard me={me} check={check} openCheck={() => place.go('check')} />;
    case 'check':
      return <CompanyCheckView me={me} check={check} place={place} />;
    case 'sites':
      return <SitesCard sites={sites} />;
    case 'devices':
      return me.member.role === 'admin' ? (
        <DevicesCard me={me} />
      ) : (
        <Notice title="Admins see and remove the paired browsers." />
      );
    case 'browser':
      return <RelayCard pairing={pairing} />;
    default:
      break;
  }
  if (!company) {
    return (
      <Notice title="No company is connected.">
        <p>Settings belong to a company. Connect one under QuickBooks company first.</p>
      </Notice>
    );
  }
  const Group = groups[section];
  return (
    <SettingsGroup
      key={section}
      company={company}
      lists={sectionLists[section]}
      canChange={me.member.role === 'admin'}
      target={place.target}
    >
      <Group />
    </SettingsGroup>
  );
}
