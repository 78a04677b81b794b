import { Button } from '#extension/ui/button.tsx';
import { AlertIcon, CheckCircleIcon, ForwardIcon, InfoIcon } from '#extension/ui/icons.tsx';
import type { Finding } from '#shared/company-check/finding.ts';
import { sectionOf, sections } from '../settings-panel/sections.ts';
import type { SettingsPlace } from '../settings-panel/use-settings-place.ts';
import { type FindingTarget, findingTargets } from './finding-target.ts';
import './company-check.css';

const signs = { ok: CheckCircleIcon, advice: InfoIcon, 'must-fix': AlertIcon };
const stateWords = { ok: 'Fine', advice: 'Advice', 'must-fix': 'Must be fixed' };

/** Findings one below the other, each with what to do about it. */
export const FindingList = ({
  findings,
  place,
}: {
  findings: Finding[];
  place?: SettingsPlace | undefined;
}) => (
  <ul className="findings">
    {findings.map((finding) => (
      <FindingRow key={finding.id} finding={finding} place={place} />
    ))}
  </ul>
);

function FindingRow({
  finding: { id, state, title, explanation, fix },
  place,
}: {
  finding: Finding;
  place: SettingsPlace | undefined;
}) {
  const Sign = signs[state];
  const target = findingTargets[id];
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
        {state !== 'ok' && target && place && <TargetLink target={target} place={place} />}
      </div>
    </li>
  );
}

function TargetLink({ target, place }: { target: FindingTarget; place: SettingsPlace }) {
  const section = 'field' in target ? sectionOf[target.field] : target.section;
  return (
    <div>
      <Button
        onClick={() => ('field' in target ? place.goTo(target.field) : place.go(target.section))}
      >
        Open {sections[section].title}
        <ForwardIcon />
      </Button>
    </div>
  );
}
