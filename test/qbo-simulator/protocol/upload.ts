import { type Doc, isDoc } from '../doc.ts';
import type { EntityRules } from '../entities/entity.ts';
import { present } from '../operations/present.ts';
import { createRecord } from '../operations/write.ts';
import type { ApiRequest } from './api-request.ts';
import { Fault, faults, serviceFault } from './fault.ts';
import { findRecord } from './find-record.ts';
import { type Part, readMultipart } from './multipart.ts';
import { type Session, writerOf } from './session.ts';
import { withSwitchedCodes } from './switched-codes.ts';

const mostBytes = 100 * 1024 * 1024;
const approved = new Set(
  'ai csv doc docx eps gif jpeg jpg ods pdf png rtf tif txt xls xlsx xml'.split(' '),
);

/** Stores the files of a multipart body, each with its own Attachable or Fault (contract §5.12). */
export function upload(rules: EntityRules, request: ApiRequest, session: Session): Doc[] {
  if (request.body.byteLength > mostBytes) throw faults.uploadSize();
  const parts = readMultipart(request.contentType, request.body);
  const files = parts.filter(({ name }) => name.startsWith('file_content_'));
  if (files.length === 0) throw faults.required('file_content_01');
  return files.map((file) => {
    const number = file.name.slice('file_content_'.length);
    const metadata = parts.find(({ name }) => name === `file_metadata_${number}`);
    try {
      return { Attachable: attach(rules, file, metadata, request.origin, session) };
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      return { Fault: serviceFault(withSwitchedCodes(error, session.state.switches)) };
    }
  });
}

/** A short-lived address of an uploaded file. */
export function downloadAddress(
  rules: EntityRules,
  id: string,
  origin: string,
  { company, state }: Session,
): string {
  findRecord(rules, id, company);
  const path = state.files.address(company.realm, id);
  if (path === undefined) throw faults.notFound();
  return origin + path;
}

function attach(
  rules: EntityRules,
  file: Part,
  metadata: Part | undefined,
  origin: string,
  session: Session,
): Doc {
  const given = readMetadata(metadata);
  const fileName = given.FileName ?? file.fileName;
  const extension = String(fileName ?? '')
    .split('.')
    .at(-1)
    ?.toLowerCase();
  if (!approved.has(extension ?? '')) throw faults.contentType(String(fileName));
  const { company, state } = session;
  const body = { ContentType: file.contentType, ...given, FileName: fileName };
  const record = createRecord(rules, body, writerOf(session, []));
  const id = String(record.doc.Id);
  state.files.keep(company.realm, id, { contentType: file.contentType, content: file.content });
  record.doc.Size = file.content.byteLength;
  record.doc.FileAccessUri = `/v3/company/${company.realm}/download/${id}`;
  const shown = present(record, company, state.switches);
  return { ...shown, TempDownloadUri: downloadAddress(rules, id, origin, session) };
}

function readMetadata(metadata: Part | undefined): Doc {
  if (metadata === undefined) return {};
  try {
    const parsed: unknown = JSON.parse(metadata.content.toString('utf8'));
    if (isDoc(parsed)) return parsed;
  } catch {}
  throw faults.badProperty(metadata.name);
}
