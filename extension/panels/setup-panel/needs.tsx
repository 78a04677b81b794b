import { Notice } from '#extension/ui/notice.tsx';
import './setup-panel.css';

/** Which company can be connected, and by whom (features A1, A2, B3, B4, B6). */
export const CompanyNeeded = () => (
  <ul className="points">
    <li>
      A company in QuickBooks <strong>Online</strong> that is already set up. QuickBooks Desktop
      cannot be connected.
    </li>
    <li>
      The login that owns the company file, or another admin of it. With several companies you
      choose one in the window; one company is connected at a time.
    </li>
  </ul>
);

/** Features A9. */
export const CountedTwice = () => (
  <Notice tone="warning" title="Avoid counting income twice">
    <p>
      Does another app, or a bank-feed rule, already enter this income in QuickBooks? Switch it off
      first, and match bank deposits with the exported invoices instead of adding them.
    </p>
  </Notice>
);

/** What a person who has just installed it should know before anything else. */
export const BeforeYouStart = () => (
  <section className="setup-before stack" aria-label="Before you start">
    <h2>Before you start</h2>
    <CompanyNeeded />
    <CountedTwice />
    <p className="muted">
      Counterfoil is off until you switch it on: no page is looked at before you allow its site, and
      nothing can be exported before an admin connects the company.
    </p>
  </section>
);
