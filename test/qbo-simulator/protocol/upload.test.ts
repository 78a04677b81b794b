import { describe, expect, it } from 'vitest';
import type { Doc } from '../doc.ts';
import { demoApp } from '../options.ts';
import { halden, saleLine, TestApi } from '../test-kit.ts';

const bytes = new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x0d, 0x0a, 0xff, 0x00, 0x2d, 0x2d, 0x0d]);

async function upload(api: TestApi, form: FormData) {
  const answer = await api.simulator.app.request(`/v3/company/${halden}/upload`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${api.accessToken}`, Accept: 'application/json' },
    body: form,
  });
  const body: Doc = await answer.json();
  return { status: answer.status, items: (body.AttachableResponse ?? []) as Doc[], body };
}

function formOf(parts: { [name: string]: Doc | [string, string] }): FormData {
  const form = new FormData();
  for (const [name, part] of Object.entries(parts)) {
    if (Array.isArray(part)) form.append(name, new Blob([bytes], { type: part[1] }), part[0]);
    else form.append(name, new Blob([JSON.stringify(part)], { type: 'application/json' }));
  }
  return form;
}

describe('contract §5.12 upload', () => {
  it('keeps a file, links it and hands it out again for 15 minutes', async () => {
    const api = new TestApi();
    const Line = [saleLine('2', 68, {}, 'NON')];
    const invoice = await api.write('/invoice', { CustomerRef: { value: '1' }, Line });
    const link = { EntityRef: { type: 'Invoice', value: invoice.Id }, IncludeOnSend: true };
    const { status, items } = await upload(
      api,
      formOf({
        file_metadata_01: { AttachableRef: [link], Note: 'the report' },
        file_content_01: ['report.pdf', 'application/pdf'],
      }),
    );
    expect(status).toBe(200);
    const attachable = items[0]?.Attachable as Doc;
    expect(attachable).toMatchObject({
      FileName: 'report.pdf',
      ContentType: 'application/pdf',
      Size: bytes.byteLength,
      Note: 'the report',
      AttachableRef: [{ EntityRef: { type: 'Invoice', value: invoice.Id }, IncludeOnSend: true }],
    });
    const address = await api.send(`/download/${attachable.Id}`);
    expect(address.headers.get('content-type')).toContain('text/plain');
    for (const url of [address.body.source, attachable.TempDownloadUri]) {
      const file = await api.simulator.app.request(String(url));
      expect(file.headers.get('content-type')).toContain('application/pdf');
      expect(new Uint8Array(await file.arrayBuffer())).toEqual(bytes);
      api.simulator.clock.advance(7 * 60_000);
    }
    api.simulator.clock.advance(2 * 60_000);
    expect((await api.simulator.app.request(String(address.body.source))).status).toBe(403);
  });

  it('is found by what it is attached to, and read as sparse objects', async () => {
    const api = new TestApi();
    for (const value of ['1', '2']) {
      const AttachableRef = [{ EntityRef: { type: 'Customer', value } }];
      await upload(
        api,
        formOf({
          file_metadata_01: { AttachableRef },
          file_content_01: [`note ${value}.txt`, 'text/plain'],
        }),
      );
    }
    const where =
      "where AttachableRef.EntityRef.Type = 'Customer' and AttachableRef.EntityRef.value = '2'";
    const [whole, ...rest] = await api.rows(`select * from Attachable ${where}`);
    expect([whole?.FileName, rest]).toEqual(['note 2.txt', []]);
    expect(await api.rows(`select Id from attachable ${where}`)).toEqual([
      { Id: whole?.Id, domain: 'QBO', sparse: true },
    ]);
  });

  it('answers each file for itself', async () => {
    const api = new TestApi();
    const { status, items } = await upload(
      api,
      formOf({
        file_content_01: ['virus.exe', 'application/octet-stream'],
        file_content_02: ['photo.JPG', 'image/jpeg'],
        file_metadata_03: { Nonsense: true },
        file_content_03: ['table.csv', 'text/csv'],
      }),
    );
    expect(status).toBe(200);
    expect(items).toMatchObject([
      { Fault: { Error: [{ code: '1050' }] } },
      { Attachable: { FileName: 'photo.JPG' } },
      { Fault: { Error: [{ code: '2010' }] } },
    ]);
  });

  it('refuses what is no upload', async () => {
    const api = new TestApi();
    expect((await api.post('/upload', {})).status).toBe(415);
    expect((await api.send('/upload')).status).toBe(404);
    expect((await upload(api, formOf({ file_metadata_01: {} }))).body).toMatchObject({
      Fault: { Error: [{ code: '2020' }] },
    });
    const headers = { 'Content-Type': 'multipart/form-data; boundary=x' };
    const torn = await api.send('/upload', { method: 'POST', headers, body: 'no parts at all' });
    expect(torn.code).toBe('2010');
    expect((await api.send('/download/999')).code).toBe('610');
    const note = await api.write('/attachable', { Note: 'no file' });
    expect((await api.send(`/download/${note.Id}`)).code).toBe('610');
  });

  it('takes 100 MB and no more', async () => {
    const api = new TestApi(halden, { maxBodyBytes: 200 * 1024 * 1024 });
    const big = new Blob([new Uint8Array(100 * 1024 * 1024)], { type: 'text/plain' });
    const form = new FormData();
    form.append('file_content_01', big, 'big.txt');
    expect((await upload(api, form)).body).toMatchObject({ Fault: { Error: [{ code: '6030' }] } });
  });

  it('is replayed by its requestid, with one app as with any other call', async () => {
    const api = new TestApi(halden, { apps: [demoApp] });
    const boundary = 'counterfoil';
    const body = [
      `--${boundary}`,
      'Content-Disposition: form-data; name="file_content_01"; filename="a.txt"',
      'Content-Type: text/plain',
      '',
      'hello',
      `--${boundary}--`,
      '',
    ].join('\r\n');
    const headers = { 'Content-Type': `multipart/form-data; boundary=${boundary}` };
    const send = () => api.send('/upload?requestid=u-1', { method: 'POST', headers, body });
    const first = await send();
    expect((await send()).body).toEqual(first.body);
    expect(await api.rows('select * from Attachable')).toHaveLength(1);
  });
});
