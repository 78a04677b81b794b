import { type ReactNode, useRef } from 'react';
import { Button } from '#extension/ui/button.tsx';
import { CheckIcon } from '#extension/ui/icons.tsx';
import { Notice, ProblemNotice } from '#extension/ui/notice.tsx';
import type { CatalogueRow } from '#shared/relay/contract.ts';
import { settingTargets, type TargetField } from '#shared/settings/setting-targets.ts';
import { TargetCombobox } from '../export-panel/target-combobox.tsx';
import { FetchProgress } from '../fetch-progress.tsx';
import { listState } from '../use-catalogues.ts';
import { targetWords } from '../words.ts';
import { fittingRows } from './fitting-rows.ts';
import { SettingRow } from './setting-row.tsx';
import { useSettingsContext } from './settings-context.ts';
import { useSetting } from './use-setting.ts';

/** Something chosen from a list of the company, of which only what fits is offered. */
export function TargetSetting({
  field,
  label,
  does,
  without,
  isRequired = false,
  suggests = () => [],
}: {
  field: TargetField;
  label: string;
  does: ReactNode;
  /** What holds while nothing is chosen. */
  without: string;
  /** Exports are refused where it is needed and missing (features D26). */
  isRequired?: boolean;
  /** Of the fitting rows, those most practices want. */
  suggests?: (rows: CatalogueRow[]) => CatalogueRow[];
}) {
  const { catalogues, canChange, settings } = useSettingsContext();
  const setting = useSetting(field, label);
  const input = useRef<HTMLInputElement>(null);
  const { list } = settingTargets[field];
  const catalogue = catalogues[list];
  const rows = catalogue?.rows ?? [];
  const fitting = fittingRows(field, rows, settings);
  const picks = suggests(fitting);
  const offered = [...picks, ...fitting.filter((row) => !picks.includes(row))];
  const nameOf = (id: string | null) =>
    id === null ? 'None' : (rows.find((row) => row.id === id)?.name ?? `QuickBooks ID ${id}`);
  const { value } = setting;
  const isGone =
    value !== null && catalogue?.rows !== undefined && !offered.some(({ id }) => id === value);
  return (
    <SettingRow setting={setting} does={does} nameOf={nameOf}>
      {(hint) => (
        <>
          {canChange && value === null && (
            <QuickPicks rows={picks} onPick={({ id }) => setting.save(id)} />
          )}
          <fieldset className="bare" aria-describedby={hint}>
            <legend className="visually-hidden">{label}</legend>
            <TargetCombobox
              label={`QuickBooks ${targetWords[list]}`}
              rows={offered}
              {...listState(catalogue)}
              selectedId={value ?? undefined}
              suggested={[]}
              creatable={false}
              disabled={!canChange || setting.state === 'saving'}
              inputRef={input}
              onSelect={({ id }) => id !== value && setting.save(id)}
            />
          </fieldset>
          {catalogue?.fetching && <FetchProgress lists={[list]} />}
          {isGone && (
            <Notice tone="warning" title={`${nameOf(value)} can no longer be used here.`}>
              <p>It is inactive, gone or of another type in QuickBooks. Choose another one.</p>
            </Notice>
          )}
          {catalogue?.refusal && (
            <ProblemNotice problem={catalogue.refusal} tone="warning">
              <Button onClick={catalogue.refresh}>Try again</Button>
            </ProblemNotice>
          )}
          <div className="setting-foot">
            {value !== null && !isGone && catalogue?.rows !== undefined && (
              <span className="setting-there">
                <CheckIcon />
                Active in QuickBooks
              </span>
            )}
            {value === null && (
              <span className={isRequired ? 'setting-missing' : 'muted small'}>{without}</span>
            )}
            {canChange && value !== null && !isRequired && (
              <Button look="quiet" onClick={() => setting.save(null)}>
                Choose none
              </Button>
            )}
            {canChange && (
              <Button
                look="quiet"
                busy={catalogue?.fetching ?? false}
                onClick={() => catalogue?.refresh()}
              >
                Refresh list
              </Button>
            )}
          </div>
        </>
      )}
    </SettingRow>
  );
}

/** A choice of one click; more than a few are found in the list. */
function QuickPicks({
  rows,
  onPick,
}: {
  rows: CatalogueRow[];
  onPick: (row: CatalogueRow) => void;
}) {
  if (rows.length === 0) return null;
  return (
    <ul className="row" aria-label="Suggestions">
      {rows.slice(0, 3).map((row) => (
        <li key={row.id}>
          <Button onClick={() => onPick(row)}>{row.name}</Button>
        </li>
      ))}
    </ul>
  );
}
