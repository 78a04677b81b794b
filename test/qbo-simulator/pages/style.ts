/** The look of every page: plain CSS, light and dark, no outside resources. */
export const style = `
:root {
  color-scheme: light dark;
  --bg: light-dark(#f4f5f7, #14171c);
  --card: light-dark(#ffffff, #1c2027);
  --line: light-dark(#dfe3e8, #2e343d);
  --soft: light-dark(#f8f9fb, #21262e);
  --text: light-dark(#1d2430, #e7eaef);
  --quiet: light-dark(#5a6575, #9aa5b4);
  --accent: light-dark(#2b4a8b, #9db8f2);
  --on-accent: light-dark(#ffffff, #10182b);
  --good: light-dark(#1c6b4a, #7fd3ac);
  --good-bg: light-dark(#e3f3ec, #16342a);
  --warn: light-dark(#8a5200, #f0c07a);
  --warn-bg: light-dark(#fdf1dd, #3a2c14);
  --bad: light-dark(#9a2b2b, #f2a3a3);
  --bad-bg: light-dark(#fbe9e9, #3a1d1d);
  --radius: 12px;
  font: 15px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif;
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--bg); color: var(--text); }
a { color: var(--accent); text-underline-offset: 3px; text-decoration-thickness: 1px; }
a:focus-visible, button:focus-visible, input:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
h1 { font-size: 26px; line-height: 1.25; letter-spacing: -0.015em; margin: 0; text-wrap: balance; }
h2 { font-size: 16px; margin: 0; }
p { margin: 0; }
.quiet { color: var(--quiet); }
.small { font-size: 13px; }
.bar { background: var(--card); border-bottom: 1px solid var(--line); }
.bar > div { max-width: 1080px; margin: 0 auto; padding: 12px 24px; display: flex; gap: 12px; align-items: center; }
.bar a { color: inherit; text-decoration: none; font-weight: 600; display: flex; gap: 10px; align-items: center; }
.bar .tag { margin-left: auto; }
.mark { width: 28px; height: 28px; border-radius: 7px; background: var(--accent); display: grid; place-items: center; }
.mark svg { width: 16px; height: 16px; stroke: var(--on-accent); fill: none; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
main { max-width: 1080px; margin: 0 auto; padding: 32px 24px 64px; display: grid; gap: 24px; }
.crumbs { font-size: 13px; color: var(--quiet); display: flex; gap: 8px; flex-wrap: wrap; }
.head { display: flex; flex-wrap: wrap; gap: 16px 24px; align-items: flex-end; justify-content: space-between; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: var(--radius); overflow: hidden; }
.card > header { padding: 16px 20px; display: flex; gap: 10px; align-items: baseline; border-bottom: 1px solid var(--line); }
.card > .pad { padding: 20px; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th { text-align: left; font-size: 12px; font-weight: 600; color: var(--quiet); background: var(--soft); white-space: nowrap; }
th, td { padding: 10px 20px; border-bottom: 1px solid var(--line); vertical-align: top; }
tbody tr:last-child > * { border-bottom: 0; }
tbody th { background: none; font-size: inherit; font-weight: 500; color: inherit; white-space: normal; }
.index { width: 1%; color: var(--quiet); font-variant-numeric: tabular-nums; }
.num { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
tbody tr:hover td, tbody tr:hover th { background: var(--soft); }
.badge { display: inline-block; padding: 2px 10px; border-radius: 999px; font-size: 12.5px; font-weight: 600; background: var(--soft); color: var(--quiet); border: 1px solid var(--line); white-space: nowrap; }
.badge.good { background: var(--good-bg); color: var(--good); border-color: transparent; }
.badge.warn { background: var(--warn-bg); color: var(--warn); border-color: transparent; }
.badge.bad { background: var(--bad-bg); color: var(--bad); border-color: transparent; }
.grid { display: grid; gap: 16px; grid-template-columns: repeat(auto-fill, minmax(min(100%, 300px), 1fr)); }
.tile { display: block; padding: 20px; color: inherit; text-decoration: none; background: var(--card); border: 1px solid var(--line); border-radius: var(--radius); }
.tile:hover { border-color: var(--accent); }
.tile dl { margin: 16px 0 0; }
dl { display: grid; grid-template-columns: auto 1fr; gap: 6px 16px; margin: 0; }
dt { color: var(--quiet); }
dd { margin: 0; overflow-wrap: anywhere; }
.facts { grid-template-columns: repeat(auto-fit, minmax(130px, 1fr)); gap: 20px; }
.facts > div { display: grid; align-content: start; }
.facts dt { font-size: 12px; font-weight: 600; }
.scroll + .totals { border-top: 1px solid var(--line); }
.totals { padding: 16px 20px 16px max(20px, 100% - 360px); grid-template-columns: 1fr auto; gap: 8px 24px; }
.totals dd { text-align: right; font-variant-numeric: tabular-nums; }
.totals .strong { font-weight: 700; color: var(--text); font-size: 17px; }
.due { text-align: right; }
.due strong { display: block; font-size: 30px; line-height: 1.2; letter-spacing: -0.02em; font-variant-numeric: tabular-nums; }
.pre { white-space: pre-line; }
.empty { padding: 32px 20px; text-align: center; color: var(--quiet); }
.trail { list-style: none; margin: 0; padding: 0; display: grid; gap: 12px; }
.trail li { display: flex; gap: 4px 12px; flex-wrap: wrap; justify-content: space-between; }
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
button { font: inherit; font-weight: 600; padding: 11px 22px; border-radius: 10px; border: 1px solid var(--line); background: var(--card); color: inherit; cursor: pointer; }
button:hover { border-color: var(--accent); }
button.primary { background: var(--accent); color: var(--on-accent); border-color: transparent; flex: 1; }
button.primary:hover { filter: brightness(1.08); }
@media (max-width: 640px) {
  main { padding: 20px 16px 48px; }
  .bar > div { padding: 12px 16px; }
  th, td { padding: 10px 14px; }
  .due { text-align: left; }
}
`;
