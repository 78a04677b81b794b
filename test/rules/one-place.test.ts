import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { features } from '#extension/page-features/index.ts';
import { profiles } from '#extension/page-profiles/index.ts';
import { documentTypes } from '#shared/documents/index.ts';
import { repository } from '#test/tools/run.ts';

/** A convention is a test or it is not a convention. */
const folders = (path: string): string[] =>
  readdirSync(join(repository, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);

const readme = readFileSync(join(repository, 'README.md'), 'utf8');

describe('one place for each thing', () => {
  it('every profile folder is listed, has fixtures, and every fixture an expectation', () => {
    const names = folders('extension/page-profiles');
    expect(names.toSorted()).toEqual(profiles.map(({ id }) => id).toSorted());
    for (const name of names) {
      const files = readdirSync(join(repository, 'extension/page-profiles', name, 'fixtures'));
      const pages = files.filter((file) => file.endsWith('.html'));
      expect(pages.length).toBeGreaterThan(3);
      for (const page of pages) expect(files).toContain(page.replace('.html', '.reading.json'));
    }
  });

  it('every shipped profile is named in the README', () => {
    for (const { name, channel } of profiles) {
      if (channel === 'shipped') expect(readme).toContain(name);
    }
  });

  it('every page feature folder is listed', () => {
    const ids = features.map(({ id }) => id);
    expect(folders('extension/page-features').toSorted()).toEqual(ids.toSorted());
  });

  it('every document type has its file', () => {
    for (const type of Object.values(documentTypes)) {
      const name = type.entity.replace(/(?<=[a-z])[A-Z]/g, '-$&').toLowerCase();
      expect(existsSync(join(repository, `shared/documents/${name}.ts`))).toBe(true);
    }
  });

  it('the top level holds what the design card says', () => {
    const card = [
      'README.md',
      'extension',
      'package.json',
      'relay-server',
      'shared',
      'test',
      'tsconfig.json',
      'wxt.config.ts',
    ];
    const allowed = [
      'Dockerfile',
      'LICENSE',
      'package-lock.json',
      'node_modules',
      'demo-output',
      'data',
    ];
    const found = readdirSync(repository).filter((name) => !name.startsWith('.'));
    expect(found.filter((name) => ![...card, ...allowed].includes(name))).toEqual([]);
    for (const name of card) expect(found).toContain(name);
  });

  it('every file that the README links or names as a proof exists', () => {
    const links = [...readme.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map((match) => match[1]);
    const proofs = [
      ...readme.matchAll(/`((?:shared|extension|relay-server|test)\/[\w./-]+\.tsx?)`/g),
    ].map((match) => match[1]);
    expect(proofs.length).toBeGreaterThan(20);
    for (const path of [...links, ...proofs]) {
      expect(existsSync(join(repository, path ?? '')), path).toBe(true);
    }
  });
});
