import type { Parts } from './walk.ts';

/** Opens what a person needs and prints the three addresses and the way through. */
export async function tellWhatToClick(parts: Parts, code: string): Promise<void> {
  const { relay, simulator, practice, browser } = parts;
  const { user, password, url } = practice.signIn;
  const first = browser.context.pages()[0] ?? (await browser.context.newPage());
  await first.goto(url);
  await browser.open('workspace.html');
  console.log(`
  Relay            ${relay.url}
  Practice         ${url}   (user ${user}, password ${password})
  QuickBooks       ${simulator.url}/app   (a simulator: nothing leaves this computer)

  1. In the tab "Counterfoil": relay address ${relay.url}, pairing code ${code}
     (good for ten minutes; Chromium asks whether the extension may talk to the address: Allow).
  2. Choose the practice software, address ${practice.address}, press Allow this site, then Allow.
  3. Press Connect to QuickBooks, choose a company, press Connect.
  4. In the practice tab log in, open ${practice.invoiceUrl}
     and press Export to QuickBooks. Choose the counterparts in the side panel, read the preview,
     confirm. The button turns green.

  Close the browser window to end the demo.
`);
}
