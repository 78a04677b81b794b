import { defineConfig } from 'wxt';

/** The manifest ships no host permission: the practice site and the relay are asked for at set-up (design.md §4). */
export default defineConfig({
  srcDir: 'extension',
  publicDir: 'extension/public',
  imports: false,
  modules: ['@wxt-dev/module-react', '@wxt-dev/webextension-polyfill'],
  manifestVersion: 3,
  manifest: ({ browser }) => ({
    name: 'Counterfoil',
    description:
      'Exports the invoice on your practice software’s page to QuickBooks Online, through your own relay.',
    permissions: ['storage', 'scripting', 'alarms', 'unlimitedStorage', 'activeTab'],
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    externally_connectable: browser === 'firefox' ? undefined : { ids: [], matches: [] },
    action: { default_title: 'Counterfoil' },
    minimum_chrome_version: browser === 'firefox' ? undefined : '126',
    browser_specific_settings:
      browser === 'firefox'
        ? {
            gecko: {
              id: 'counterfoil@counterfoil.invalid',
              strict_min_version: '142.0',
              data_collection_permissions: {
                required: ['financialAndPaymentInfo', 'personallyIdentifyingInfo'],
              },
            },
          }
        : undefined,
  }),
});
