import { cpSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository, run } from '#test/tools/run.ts';

const rooms = ['shared', 'extension', 'relay-server'];

describe('import rules', () => {
  it('hold for every module of the three rooms', async () => {
    const args = ['--config', 'test/rules/imports.cjs', '--output-type', 'json', ...rooms];
    const { output } = await run('depcruise', args, { quiet: true });
    const { summary, modules } = JSON.parse(output);
    expect(
      summary.violations.map((one: { from: string; to: string }) => `${one.from} → ${one.to}`),
    ).toEqual([]);
    expect(modules.length).toBeGreaterThan(100);
  });

  it('notice a breach', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'counterfoil-rules-'));
    for (const file of ['package.json', 'tsconfig.json', 'test/rules/imports.cjs']) {
      cpSync(join(repository, file), join(folder, file));
    }
    symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'));
    for (const room of rooms) mkdirSync(join(folder, room));
    mkdirSync(join(folder, 'extension/page-features'));
    writeFileSync(join(folder, 'relay-server/app.ts'), 'export const app = 1;');
    writeFileSync(join(folder, 'shared/a.ts'), "import 'dexie';\nimport '#relay/app.ts';");
    writeFileSync(join(folder, 'extension/page-features/b.ts'), "import 'react';");
    const { code, output } = await run(
      'sh',
      ['-c', `cd ${folder} && depcruise --config test/rules/imports.cjs ${rooms.join(' ')}`],
      { quiet: true },
    );
    expect(code).not.toBe(0);
    expect(output).toMatch(/shared-is-pure: shared\/a\.ts → \S*node_modules\/dexie/);
    expect(output).toContain('shared-is-pure: shared/a.ts → relay-server/app.ts');
    expect(output).toMatch(/page-features-are-light: \S+b\.ts → \S*node_modules\/react/);
  });
});
