import { shapeOf } from '../catalog/catalog.ts';
import { companyTime } from '../clock.ts';
import { child, type Doc, text } from '../doc.ts';
import type { EntityRules } from '../entities/entity.ts';
import { present } from '../operations/present.ts';
import { replaceDoc } from '../operations/write.ts';
import { faults } from './fault.ts';
import { findRecord } from './find-record.ts';
import { type Session, writerOf } from './session.ts';

/** Mails a transaction to its customer, or to `sendTo`, and says so on it (contract §2.1, §5.4). */
export function sendMail(
  rules: EntityRules,
  id: string,
  sendTo: string | null,
  session: Session,
): Doc {
  const { operations, fields } = shapeOf(rules.name);
  if (!operations.includes('send')) throw faults.unsupportedOperation(`send on ${rules.name}`);
  const { company, now, state } = session;
  const record = findRecord(rules, id, company);
  const address = sendTo || addressFor(record.doc, session);
  if (address === undefined) throw faults.required('BillEmail');
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address)) throw faults.badEmail('sendTo');
  const { throttle, switches } = state;
  if (switches.throttle && !throttle.admitsMail(company.realm, now)) throw faults.throttled();
  const draft: Doc = {
    ...structuredClone(record.doc),
    DeliveryInfo: {
      DeliveryType: 'Email',
      DeliveryTime: companyTime(now, company.settings.offset),
    },
    ...('EmailStatus' in fields ? { EmailStatus: 'EmailSent' } : {}),
    ...('BillEmail' in fields ? { BillEmail: { Address: address } } : {}),
  };
  replaceDoc(record, draft, writerOf(session, []), 'emailed');
  company.announce({ entity: rules.name, id, operation: 'Emailed', at: now });
  return present(record, company, switches);
}

function addressFor(doc: Doc, { company }: Session): string | undefined {
  const customer = company.get('Customer', text(child(doc, 'CustomerRef'), 'value') ?? '');
  return (
    text(child(doc, 'BillEmail'), 'Address') ??
    text(child(customer?.doc, 'PrimaryEmailAddr'), 'Address')
  );
}
