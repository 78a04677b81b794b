import { JSDOM } from 'jsdom';

/** Values to put into a form; `undefined` unticks or removes a field. */
export type FormValues = Record<string, string | undefined>;

/**
 * Drives an application that is one form per page, as a browser without scripts would:
 * opens a page, sets fields, presses a button, continues on the page that answers.
 */
export class FormStepper {
  #page: Document | undefined;
  readonly #cookies = new Map<string, string>();
  readonly #base: string;

  constructor(base: string) {
    this.#base = base;
  }

  /** The page the last step answered with. */
  get page(): Document {
    if (this.#page === undefined) throw new Error('no page has been opened');
    return this.#page;
  }

  /** GETs a page; `query` is added to what the path has. */
  async open(path: string, query: Record<string, string> = {}): Promise<void> {
    const url = new URL(path, this.#base);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    await this.#load(url.href, { method: 'GET' });
  }

  /** POSTs fields to a page without having read a form first. */
  async post(path: string, fields: Record<string, string>): Promise<void> {
    await this.#load(path, { method: 'POST', body: new URLSearchParams(fields) });
  }

  /** Sets fields of the open page's `main` form and presses the button with this text. */
  async press(button: string, values: FormValues = {}): Promise<void> {
    const form = this.form();
    const fields = this.#fieldsOf(form);
    for (const [name, value] of Object.entries(values)) {
      if (value === undefined) fields.delete(name);
      else fields.set(name, value);
    }
    fields.set('action', button);
    const target = form.getAttribute('action') ?? '';
    await this.#load(target, { method: 'POST', body: fields });
  }

  /** The open page's form named `main`; throws with the page's words when there is none. */
  form(): HTMLFormElement {
    const form = this.page.querySelector<HTMLFormElement>('form[name=main], form');
    if (form === null) throw new Error(`No form on the page: ${this.text().slice(0, 500)}`);
    return form;
  }

  /** The value of the option whose text or value starts with `start`; else `start` itself. */
  option(field: string, start: string): string {
    const select = this.form().querySelector(`select[name="${field}"]`);
    const options = [...(select?.querySelectorAll('option') ?? [])];
    const value = (option: Element) => option.getAttribute('value') ?? option.textContent ?? '';
    return options.map(value).find((text) => text.startsWith(start)) ?? start;
  }

  /** The page's visible words on one line. */
  text(): string {
    return (this.page.body?.textContent ?? '').replace(/\s+/g, ' ').trim();
  }

  #fieldsOf(form: HTMLFormElement): URLSearchParams {
    const { FormData } = this.page.defaultView as unknown as {
      FormData: typeof globalThis.FormData;
    };
    const fields = new URLSearchParams();
    for (const [name, value] of new FormData(form as never)) fields.append(name, String(value));
    return fields;
  }

  async #load(path: string, init: RequestInit): Promise<void> {
    const response = await fetch(new URL(path, this.#base), {
      ...init,
      headers: {
        'User-Agent': 'Mozilla/5.0 (form stepper)',
        Cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
      signal: AbortSignal.timeout(30_000),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (name !== undefined && value !== undefined) this.#cookies.set(name, value);
    }
    const html = await response.text();
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${html.slice(0, 500)}`);
    this.#page = new JSDOM(html, { url: response.url }).window.document;
  }
}
