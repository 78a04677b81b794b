import { Mark } from '#extension/ui/icons.tsx';

export const Empty = () => (
  <div className="empty">
    <Mark size={40} />
    <h1>No invoice chosen yet</h1>
    <p className="muted">
      Open an invoice in your practice software and press <strong>Export to QuickBooks</strong>. You
      see here what will be sent, and nothing is sent before you confirm.
    </p>
  </div>
);
