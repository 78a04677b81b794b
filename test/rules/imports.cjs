/** Who may import what. Rooms and reasons: README, "The house". Checked by imports.test.ts. */
const testCode = '\\.test\\.tsx?$|/testing/';

const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: testCode },
  to: { pathNot: allowed },
});

const npm = (...names) => names.map((name) => `node_modules/${name}/`);
const self = (...folders) => folders.map((folder) => `^${folder}/`);

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: { path: '^(shared|extension|relay-server)/' },
      to: { circular: true },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    only(
      'shared-is-pure',
      '^shared/',
      [
        ...self('shared'),
        ...npm('zod', 'big\\.js', '@noble/hashes', '@leeoniya/ufuzzy', 'papaparse'),
      ],
      'No browser, Node, clock or network in the core.',
    ),
    only(
      'profiles-are-pure',
      '^extension/page-profiles/',
      self('extension/page-profiles', 'shared'),
      'Read a Document, nothing else.',
    ),
    only(
      'page-features-are-light',
      '^extension/page-features/',
      [
        ...self(
          'extension/page-features',
          'extension/page-profiles',
          'extension/protocol',
          'shared',
        ),
        ...npm('wxt'),
      ],
      'No React, Dexie or zod in the page.',
    ),
    only('panels-have-no-network', '^extension/(panels|ui)/', [
      ...self(
        'extension/panels',
        'extension/ui',
        'extension/protocol',
        'extension/store',
        'extension/page-profiles',
        'shared',
      ),
      ...npm(
        'react',
        'react-dom',
        '@base-ui/react',
        '@leeoniya/ufuzzy',
        '@tanstack/react-virtual',
        'dexie',
        'dexie-react-hooks',
        'reselect',
        'wxt',
      ),
    ]),
    only('protocol', '^extension/protocol/', [
      ...self('extension/protocol', 'shared'),
      ...npm('wxt', 'zod', 'webextension-polyfill'),
    ]),
    only('store', '^extension/store/', [
      ...self('extension/store', 'shared'),
      ...npm('dexie', 'zod'),
    ]),
    only('relay-client', '^extension/relay-client/', [
      ...self('extension/relay-client', 'shared'),
      ...npm('ky', 'zod'),
    ]),
    only('background', '^extension/background/', [
      ...self(
        'extension/background',
        'extension/protocol',
        'extension/store',
        'extension/relay-client',
        'extension/page-profiles',
        'shared',
      ),
      ...npm('wxt', 'zod', 'dexie', 'webextension-polyfill'),
    ]),
    {
      name: 'doors-are-not-imported',
      severity: 'error',
      from: { pathNot: '^(extension/entrypoints|test)/' },
      to: { path: '^extension/entrypoints/' },
    },
    {
      name: 'relay-and-extension-are-strangers',
      severity: 'error',
      from: { path: '^(relay-server|extension)/', pathNot: testCode },
      to: { path: '^(relay-server|extension|test)/', pathNot: '^$1/' },
    },
    {
      name: 'nobody-imports-test-support',
      severity: 'error',
      from: { pathNot: `${testCode}|^test/` },
      to: { path: '/testing/' },
    },
    {
      name: 'nobody-imports-test',
      severity: 'error',
      from: { path: '^(shared|extension|relay-server)/', pathNot: testCode },
      to: { path: '^test/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.(css|html|json)$|\\?inline$|^node_modules/wxt/|^node:' },
    parser: 'swc',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'default', 'types'],
    },
  },
};
