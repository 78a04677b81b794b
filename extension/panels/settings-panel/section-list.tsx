import type { PairingRecord } from '#extension/store/records.ts';
import { AlertIcon, ForwardIcon } from '#extension/ui/icons.tsx';
import type { CompanyCheck } from '../doctor-panel/use-company-check.ts';
import { plural } from '../words.ts';
import { type SectionId, sectionIds, sectionOf, sections } from './sections.ts';
import { useBrokenSettings } from './use-broken-settings.ts';
import { useSettings } from './use-settings.ts';

/** The sections, grouped, each with what waits there. */
export function SectionList({
  pairing,
  check,
  current,
  go,
}: {
  pairing: PairingRecord;
  check: CompanyCheck;
  current: SectionId;
  go: (section: SectionId) => void;
}) {
  const waiting = useWaiting(pairing, check);
  const groups = [...new Set(sectionIds.map((id) => sections[id].group))];
  return (
    <nav aria-label="Settings" className="section-groups">
      {groups.map((group) => (
        <div key={group}>
          <h2 className="section-group">{group}</h2>
          <ul className="section-list">
            {sectionIds
              .filter((id) => sections[id].group === group)
              .map((id) => (
                <li key={id}>
                  <button
                    type="button"
                    className="section-link"
                    aria-current={id === current ? 'page' : undefined}
                    onClick={() => go(id)}
                  >
                    <span>{sections[id].title}</span>
                    {waiting[id] && (
                      <span className="section-waits">
                        <AlertIcon />
                        {waiting[id]}
                      </span>
                    )}
                    <ForwardIcon />
                  </button>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

/** What a person has to do, by section. */
function useWaiting(
  { me }: PairingRecord,
  { checked, isStale }: CompanyCheck,
): Partial<Record<SectionId, string>> {
  const { state, company } = me.connection;
  const known = useSettings(company?.realmId);
  const missing = known
    ? [known.settings.incomeAccountId, known.settings.servicesItemId].filter((id) => id === null)
    : [];
  const broken = checked?.findings.filter((one) => one.state === 'must-fix') ?? [];
  const gone = useBrokenSettings(state === 'connected' ? company : undefined);
  const again = new Map<SectionId, number>();
  for (const { field } of gone) again.set(sectionOf[field], (again.get(sectionOf[field]) ?? 0) + 1);
  return {
    ...Object.fromEntries([...again].map(([id, count]) => [id, `${count} to choose again`])),
    ...(state === 'needs_reconnect' ? { company: 'Reconnect' } : {}),
    ...(broken.length > 0 ? { check: isStale ? 'Test again' : `${broken.length} to fix` } : {}),
    ...(missing.length > 0 ? { defaults: plural(missing.length, 'missing', 'missing') } : {}),
  };
}
