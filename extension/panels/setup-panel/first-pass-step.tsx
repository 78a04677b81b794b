import { Button } from '#extension/ui/button.tsx';
import type { Company } from '#shared/documents/company.ts';

/** One pass over the lists, and advice, before the first export (features A8, A12). */
export const FirstPassStep = ({
  company,
  openMapping,
  openHelp,
  onDone,
}: {
  company: Company;
  openMapping: () => void;
  openHelp: () => void;
  onDone: () => void;
}) => (
  <div className="stack">
    <p>
      Open a few invoices in your practice software. Their clients and items then stand under
      Mapping, with suggestions from {company.name}. Look through them once, so that the first
      exports land where the bookkeeper expects them.
    </p>
    <p className="muted">
      Not sure about an account or a tax? Ask the bookkeeper, or the person who runs your relay,
      before the first export. Unless an admin chooses otherwise in the settings, nothing is sent by
      itself: a person confirms each export.
    </p>
    <div className="row">
      <Button look="primary" onClick={onDone}>
        Finish
      </Button>
      <Button onClick={openMapping}>Open Mapping</Button>
      <Button look="quiet" onClick={openHelp}>
        Read the how-to
      </Button>
    </div>
  </div>
);
