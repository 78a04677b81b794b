import { shellStyle } from './style-shell.ts';
import { tableStyle } from './style-table.ts';

const base = `
:root {
  color-scheme: light dark;
  --bg: light-dark(#f6f5f3, #131316);
  --card: light-dark(#ffffff, #1b1b1f);
  --line: light-dark(#e3e1dc, #2f2f36);
  --soft: light-dark(#faf9f7, #212126);
  --hover: light-dark(#f4f1f6, #26242c);
  --text: light-dark(#211f26, #ecebef);
  --quiet: light-dark(#625f6a, #a3a0ab);
  --accent: light-dark(#5d3a78, #cdb0e6);
  --accent-bg: light-dark(#f0e9f5, #322640);
  --on-accent: light-dark(#ffffff, #1d1426);
  --good: light-dark(#21633f, #86d4a9);
  --good-bg: light-dark(#e4f2ea, #17342a);
  --warn: light-dark(#7d4e00, #edc07c);
  --warn-bg: light-dark(#fbf0dc, #3a2c14);
  --bad: light-dark(#942b2b, #f2a6a6);
  --bad-bg: light-dark(#fae9e8, #3c1e1f);
  --radius: 10px;
  font: 15px/1.5 Inter, system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', sans-serif;
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--bg); color: var(--text); overflow-wrap: break-word; }
a { color: var(--accent); text-underline-offset: 3px; text-decoration-thickness: 1px; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
h1 { font-size: 26px; line-height: 1.25; letter-spacing: -0.018em; font-weight: 650; margin: 0; text-wrap: balance; overflow-wrap: anywhere; }
h2 { font-size: 15px; font-weight: 650; margin: 0; }
p { margin: 0; }
.quiet { color: var(--quiet); }
.small { font-size: 13px; }
.nowrap { white-space: nowrap; }
.pre { white-space: pre-line; }
main { max-width: 1080px; margin: 0 auto; padding: 28px 24px 64px; display: grid; gap: 20px; grid-template-columns: minmax(0, 1fr); align-content: start; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: var(--radius); overflow: hidden; min-width: 0; }
.card > header { padding: 14px 20px; display: flex; gap: 10px; align-items: center; border-bottom: 1px solid var(--line); }
.card > .pad { padding: 20px; }
.count { font-size: 12px; font-weight: 600; color: var(--quiet); background: var(--soft); border: 1px solid var(--line); border-radius: 999px; padding: 0 8px; font-variant-numeric: tabular-nums; }
.more { margin-left: auto; font-size: 13px; }
.chip { display: inline-flex; align-items: center; gap: 6px; padding: 1px 10px 1px 8px; border-radius: 999px; font-size: 12.5px; font-weight: 550; line-height: 20px; white-space: nowrap; background: var(--soft); color: var(--quiet); box-shadow: inset 0 0 0 1px var(--line); }
.chip::before { content: ''; width: 6px; height: 6px; border-radius: 50%; background: currentColor; }
.chip.good { background: var(--good-bg); color: var(--good); box-shadow: none; }
.chip.warn { background: var(--warn-bg); color: var(--warn); box-shadow: none; }
.chip.bad { background: var(--bad-bg); color: var(--bad); box-shadow: none; }
.grid { display: grid; gap: 16px; grid-template-columns: repeat(auto-fill, minmax(min(100%, 300px), 1fr)); }
.tile { display: block; padding: 20px; color: inherit; text-decoration: none; background: var(--card); border: 1px solid var(--line); border-radius: var(--radius); }
.tile:hover { border-color: var(--accent); }
.tile h2 { font-size: 17px; }
.tile dl { margin: 16px 0 0; }
dl { display: grid; grid-template-columns: auto 1fr; gap: 6px 16px; margin: 0; }
dt { color: var(--quiet); }
dd { margin: 0; overflow-wrap: anywhere; }
.facts { grid-template-columns: repeat(auto-fill, minmax(150px, 1fr)); gap: 18px 20px; }
.facts > div { display: grid; align-content: start; gap: 2px; }
.facts dt { font-size: 12.5px; }
.totals { padding: 16px 20px; margin-left: auto; max-width: 400px; grid-template-columns: 1fr auto; gap: 8px 24px; }
.totals dd { text-align: right; font-variant-numeric: tabular-nums; }
.totals .strong { font-weight: 650; color: var(--text); font-size: 17px; }
.empty { padding: 36px 20px; text-align: center; display: grid; gap: 4px; }
.empty + .totals { border-top: 1px solid var(--line); max-width: none; padding-left: max(20px, 100% - 380px); }
.trail { list-style: none; margin: 0; padding: 0; display: grid; gap: 14px; }
.trail li { display: grid; gap: 1px; padding-left: 16px; position: relative; }
.trail li::before { content: ''; position: absolute; left: 0; top: 8px; width: 7px; height: 7px; border-radius: 50%; background: var(--accent); }
.ids { margin-top: 16px; padding-top: 14px; border-top: 1px solid var(--line); font-variant-numeric: tabular-nums; }
.banner { padding: 12px 16px; border-radius: var(--radius); background: var(--bad-bg); color: var(--bad); font-weight: 550; }
.pick { list-style: none; margin: 0; padding: 8px; }
.pick a { display: block; padding: 12px; border-radius: 8px; text-decoration: none; font-weight: 550; }
.pick a:hover { background: var(--hover); }
.narrow { max-width: 520px; padding-top: 48px; }
.pair { display: flex; align-items: center; gap: 12px; margin-bottom: 20px; }
.mono { width: 48px; height: 48px; border-radius: 12px; display: grid; place-items: center; font-weight: 700; font-size: 20px; border: 1px solid var(--line); background: var(--soft); }
.mono.accent { background: var(--accent); color: var(--on-accent); border-color: transparent; }
.mono.accent svg { width: 24px; height: 24px; stroke: currentColor; fill: none; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
.pair .link { flex: 0 0 32px; border-top: 2px dotted var(--quiet); }
fieldset { border: 0; margin: 24px 0 0; padding: 0; display: grid; gap: 8px; min-width: 0; }
legend { padding: 0 0 8px; font-weight: 600; }
.choice { display: flex; gap: 12px; align-items: center; padding: 12px 14px; border: 1px solid var(--line); border-radius: 10px; cursor: pointer; }
.choice:has(:checked) { border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); }
.choice input { accent-color: var(--accent); width: 18px; height: 18px; margin: 0; flex: none; }
.choice strong, .choice span { display: block; }
.grants { margin: 8px 0 0; padding: 0; list-style: none; display: grid; gap: 8px; }
.grants li { display: flex; gap: 10px; }
.grants svg { flex: none; width: 18px; height: 18px; margin-top: 2px; stroke: var(--good); fill: none; stroke-width: 2.4; stroke-linecap: round; stroke-linejoin: round; }
.actions { display: flex; gap: 12px; margin-top: 28px; flex-wrap: wrap; }
button { font: inherit; font-weight: 600; padding: 11px 22px; border-radius: 8px; border: 1px solid var(--line); background: var(--card); color: inherit; cursor: pointer; }
button:hover { border-color: var(--accent); }
button.primary { background: var(--accent); color: var(--on-accent); border-color: transparent; flex: 1; }
button.primary:hover { filter: brightness(1.08); }
`;

/** The look of every page: plain CSS, light and dark, no outside resources. */
export const style = base + shellStyle + tableStyle;
