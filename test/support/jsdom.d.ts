/** jsdom ships no types; this declares the part the tests use. */
declare module 'jsdom' {
  export interface ConstructorOptions {
    url?: string;
    contentType?: string;
    runScripts?: 'dangerously' | 'outside-only';
    pretendToBeVisual?: boolean;
  }
  export class JSDOM {
    constructor(html?: string | Uint8Array, options?: ConstructorOptions);
    readonly window: Window & typeof globalThis;
    serialize(): string;
  }
}
