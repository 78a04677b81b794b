import { useEffect, useRef } from 'react';
import type { PairingRecord, SiteRecord } from '#extension/store/records.ts';
import { Button } from '#extension/ui/button.tsx';
import { BackIcon } from '#extension/ui/icons.tsx';
import type { CompanyCheck } from '../doctor-panel/use-company-check.ts';
import { SectionContent } from './section-content.tsx';
import { SectionList } from './section-list.tsx';
import { type SectionId, sections } from './sections.ts';
import type { SettingsPlace } from './use-settings-place.ts';
import './settings-panel.css';

/** A list of sections and the open one; side by side where there is room. */
export function SettingsPanel({
  pairing,
  sites,
  check,
  place,
}: {
  pairing: PairingRecord;
  sites: SiteRecord[];
  check: CompanyCheck;
  place: SettingsPlace;
}) {
  const shown: SectionId = place.section ?? 'company';
  const heading = useRef<HTMLHeadingElement>(null);
  const { section, target } = place;
  // The list makes way for the section where there is room for one only; the keyboard goes along.
  useEffect(() => {
    if (section && !target) heading.current?.focus();
  }, [section, target]);
  return (
    <div className={`settings-frame${section ? ' settings-frame-open' : ''}`}>
      <h1 className="visually-hidden">Settings</h1>
      <div className="settings-nav">
        <p className="settings-title" aria-hidden="true">
          Settings
        </p>
        <SectionList pairing={pairing} check={check} current={shown} go={place.go} />
      </div>
      <div className="settings-section">
        <div className="settings-back">
          <Button look="quiet" onClick={() => place.go(null)}>
            <BackIcon />
            All settings
          </Button>
        </div>
        <h2 className="settings-title" ref={heading} tabIndex={-1}>
          {sections[shown].title}
        </h2>
        <SectionContent
          section={shown}
          pairing={pairing}
          sites={sites}
          check={check}
          place={place}
        />
      </div>
    </div>
  );
}
