import { Button } from '#extension/ui/button.tsx';
import {
  AlertIcon,
  CheckCircleIcon,
  ExternalIcon,
  ForwardIcon,
  InfoIcon,
} from '#extension/ui/icons.tsx';
import type { Finding } from '#shared/company-check/finding.ts';
import { OpenMapping } from '../mapping-panel/open-mapping.tsx';
import { sectionOf, sections } from '../settings-panel/sections.ts';
import type { SettingsPlace } from '../settings-panel/use-settings-place.ts';
import { type FindingTarget, findingTarget } from './finding-target.ts';
import './company-check.css';

const signs = { ok: CheckCircleIcon, advice: InfoIcon, 'must-fix': AlertIcon };
const stateWords = { ok: 'Fine', advice: 'Advice', 'must-fix': 'Must be fixed' };

/** Findings one below the other, each with what to do about it. */
export const FindingList = ({
  findings,
  place,
  quickbooksUrl,
}: {
  findings: Finding[];
  /** Missing where the settings cannot be reached yet. */
  place?: SettingsPlace | undefined;
  quickbooksUrl?: string | undefined;
}) => (
  <ul className="findings">
    {findings.map((finding) => (
      <FindingRow key={finding.id} finding={finding} place={place} quickbooksUrl={quickbooksUrl} />
    ))}
  </ul>
);

function FindingRow({
  finding: { id, state, title, explanation, fix },
  place,
  quickbooksUrl,
}: {
  finding: Finding;
  place: SettingsPlace | undefined;
  quickbooksUrl: string | undefined;
}) {
  const Sign = signs[state];
  const target = findingTarget(id);
  return (
    <li className={`finding finding-${state}`}>
      <Sign />
      <div className="finding-body">
        <h4>
          <span className="visually-hidden">{stateWords[state]}: </span>
          {title}
        </h4>
        <p>{explanation}</p>
        {fix && (
          <p>
            <strong>What to do:</strong> {fix}
          </p>
        )}
        {fix && (
          <div className="row">
            {place && <TargetLink target={target} place={place} />}
            {quickbooksUrl && isDoneThere(target, fix) && <QuickBooksLink url={quickbooksUrl} />}
          </div>
        )}
      </div>
    </li>
  );
}

/** A fix that names QuickBooks is done there, or may be. */
const isDoneThere = (target: FindingTarget, fix: string): boolean =>
  'quickbooks' in target || fix.includes('in QuickBooks');

const QuickBooksLink = ({ url }: { url: string }) => (
  <a className="button" href={url} target="_blank" rel="noreferrer">
    Open QuickBooks
    <ExternalIcon />
  </a>
);

function TargetLink({ target, place }: { target: FindingTarget; place: SettingsPlace }) {
  if ('quickbooks' in target) return null;
  if ('screen' in target) {
    return <OpenMapping screen={target.screen} openMapping={place.openMapping} />;
  }
  const section = 'field' in target ? sectionOf[target.field] : target.section;
  return (
    <Button
      onClick={() => ('field' in target ? place.goTo(target.field) : place.go(target.section))}
    >
      Open {sections[section].title}
      <ForwardIcon />
    </Button>
  );
}
