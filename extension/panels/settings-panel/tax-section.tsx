import { useState } from 'react';
import { Button } from '#extension/ui/button.tsx';
import { ChoiceField } from '#extension/ui/choice-field.tsx';
import { Notice, ProblemNotice } from '#extension/ui/notice.tsx';
import type { Company } from '#shared/documents/company.ts';
import { usePanelWorld } from '../panel-world.ts';
import { useAction } from '../use-action.ts';
import { ChoiceSetting } from './choice-setting.tsx';
import { useSettingsContext } from './settings-context.ts';
import { TaxRates } from './tax-rates.tsx';

const usesCodes =
  'This company has a tax code on each line. Counterfoil sends the page’s own tax amounts with the codes that taxes are mapped to, and refuses a record whose rate differs. There is nothing to choose here.';
const noTax =
  'Sales tax is switched off in QuickBooks, so a tax is always sent as a line of its own on the services item. There is nothing to choose here.';

/** How the tax of a record is sent, and the rates on both sides. */
export const TaxSection = () => (
  <>
    <TaxChoice />
    <TaxRates />
  </>
);

/** Only US companies leave a choice (contract.md §6.1). */
function TaxChoice() {
  const { company } = useSettingsContext();
  if (company.tax === 'global') return <Notice title="VAT or GST">{usesCodes}</Notice>;
  if (company.tax === 'none') return <Notice title="No sales tax">{noTax}</Notice>;
  return (
    <>
      <ChoiceSetting
        field="tax"
        label="How tax is sent"
        does="The total in QuickBooks is always the total on the page, to the cent; this decides where the tax stands."
        choices={[
          {
            value: 'line',
            label: 'As a line of its own',
            hint: 'On the services item. Always equal to the cent. QuickBooks’ own sales tax reports do not see it.',
          },
          {
            value: 'document',
            label: 'As the document’s own tax',
            hint:
              company.tax === 'us-manual'
                ? 'In QuickBooks’ sales tax. A record whose tax the mapped code does not give to the cent is refused.'
                : 'In QuickBooks’ sales tax. Refused until it is known that this company keeps a tax that is sent.',
          },
        ]}
      />
      {company.tax === 'us-automated' && <TaxOverride />}
    </>
  );
}

const facts: { value: Company['taxOverride']; label: string; hint: string }[] = [
  { value: 'unknown', label: 'Not known', hint: 'Records with tax are refused in this mode.' },
  { value: 'kept', label: 'It keeps it', hint: 'Every answer is still compared to the cent.' },
  {
    value: 'ignored',
    label: 'It puts its own in its place',
    hint: 'Then only a line of its own is equal to the cent.',
  },
];

/** A fact about the company that no call can read without writing (contract.md §6.2). */
function TaxOverride() {
  const { send } = usePanelWorld();
  const { company, settings, canChange } = useSettingsContext();
  const { run, busy, refusal } = useAction();
  const [chosen, setChosen] = useState<Company['taxOverride']>();
  const choose = (taxOverride: Company['taxOverride']) => {
    setChosen(taxOverride);
    void run(() => send('setTaxOverride', { taxOverride }));
  };
  const isNeeded = settings.tax === 'document' && company.taxOverride !== 'kept';
  return (
    <section className="setting" aria-labelledby="tax-override">
      <h3 id="tax-override">What this company does with a tax that is sent</h3>
      <p className="field-hint" id="tax-override-hint">
        Automated sales tax may replace an amount that another app sends. Look in QuickBooks at an
        invoice that came from another app with its own tax, and say what you found. The answer
        belongs to the company and survives a reconnect.
      </p>
      <ChoiceField
        legend="What this company does with a tax that is sent"
        describedBy="tax-override-hint"
        choices={facts}
        value={company.taxOverride}
        disabled={!canChange || busy}
        onChoose={choose}
      />
      {refusal && chosen && (
        <ProblemNotice problem={refusal}>
          <span>
            Yours, not saved: <strong>{facts.find(({ value }) => value === chosen)?.label}</strong>
          </span>
          <Button busy={busy} onClick={() => choose(chosen)}>
            {refusal.code === 'settings_conflict' ? 'Use mine' : 'Try again'}
          </Button>
        </ProblemNotice>
      )}
      {isNeeded && (
        <Notice tone="warning" title="Records with tax are refused at the moment.">
          <p>Send the tax as a line of its own, or find out that the company keeps it.</p>
        </Notice>
      )}
    </section>
  );
}
