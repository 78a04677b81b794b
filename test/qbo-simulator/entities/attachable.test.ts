import { describe, expect, it } from 'vitest';
import { saleLine, TestApi } from '../test-kit.ts';

describe('contract §5.12 notes and links', () => {
  it('notes something on a document and is found by it', async () => {
    const api = new TestApi();
    const Line = [saleLine('2', 5, {}, 'NON')];
    const invoice = await api.write('/invoice', { CustomerRef: { value: '1' }, Line });
    const EntityRef = { type: 'Invoice', value: invoice.Id };
    const body = { Note: 'signed at the desk', AttachableRef: [{ EntityRef }] };
    const made = await api.write('/attachable', body);
    expect(String(made.Id)).toMatch(/^\d{21}$/);
    expect(made).toMatchObject({ AttachableRef: [{ EntityRef, IncludeOnSend: false }] });
    const where = `AttachableRef.EntityRef.Type = 'Invoice' and AttachableRef.EntityRef.value = '${invoice.Id}'`;
    expect(await api.rows(`select * from Attachable where ${where}`)).toHaveLength(1);
    const other = [{ EntityRef: { type: 'Customer', value: '1' }, IncludeOnSend: true }];
    const changed = await api.write('/attachable', { ...made, AttachableRef: other });
    expect(changed.AttachableRef).toHaveLength(1);
    expect(await api.rows(`select * from Attachable where ${where}`)).toHaveLength(0);
    expect((await api.post('/attachable?operation=delete', changed)).status).toBe(200);
    expect((await api.send(`/attachable/${made.Id}`)).code).toBe('610');
  });

  it.each([
    [{}, '2020'],
    [{ Note: 'x'.repeat(2001) }, '2050'],
    [{ Note: 'x', Category: 'Nonsense' }, '2170'],
    [{ Note: 'x', AttachableRef: [{ EntityRef: { value: '1' } }] }, '2020'],
    [{ Note: 'x', AttachableRef: [{ EntityRef: { type: 'Invoice', value: '77' } }] }, '2500'],
    [{ Note: 'x', Size: 5, Colour: 'red' }, '2010'],
  ])('refuses %j with %s', async (body, code) => {
    expect((await new TestApi().post('/attachable', body)).code).toBe(code);
  });
});
