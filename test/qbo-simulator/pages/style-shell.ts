/** The frame of a company's pages: top bar, navigation, heading, columns. */
export const shellStyle = `
.bar { background: var(--card); border-bottom: 1px solid var(--line); height: 56px; padding: 0 20px; display: flex; gap: 12px; align-items: center; white-space: nowrap; }
.bar a { color: inherit; text-decoration: none; font-weight: 600; display: flex; gap: 10px; align-items: center; min-width: 0; }
.bar a:hover { color: var(--accent); }
.bar .where { font-weight: 500; overflow: hidden; text-overflow: ellipsis; display: block; }
.bar .where span { color: var(--quiet); margin-right: 12px; }
.bar .tag { margin-left: auto; }
.mark { width: 28px; height: 28px; border-radius: 8px; background: var(--accent); display: grid; place-items: center; flex: none; }
.mark svg { width: 16px; height: 16px; stroke: var(--on-accent); fill: none; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
.shell { display: grid; grid-template-columns: 228px minmax(0, 1fr); min-height: calc(100vh - 56px); }
.shell > main { width: 100%; max-width: 1180px; padding: 28px 32px 64px; }
.side { border-right: 1px solid var(--line); background: var(--soft); padding: 16px 12px 32px; }
.side .group + .group, .menu .group + .group { margin-top: 16px; }
.group-title { font-size: 12px; font-weight: 600; color: var(--quiet); padding: 0 10px 4px; }
.group ul { list-style: none; margin: 0; padding: 0; display: grid; gap: 1px; }
.group a { display: block; padding: 5px 10px; border-radius: 7px; color: inherit; text-decoration: none; font-size: 14px; }
.group a:hover { background: var(--hover); }
.group a[aria-current] { background: var(--accent-bg); color: var(--accent); font-weight: 600; }
.menu { display: none; }
.crumbs { font-size: 13px; margin-bottom: -12px; }
.crumbs a::before { content: '← '; }
.head { display: flex; flex-wrap: wrap; gap: 12px 24px; align-items: flex-start; justify-content: space-between; }
.head > div { min-width: 0; }
.title { display: flex; flex-wrap: wrap; gap: 6px 12px; align-items: center; }
.due { text-align: right; display: grid; }
.due strong { font-size: 28px; font-weight: 650; line-height: 1.25; letter-spacing: -0.02em; font-variant-numeric: tabular-nums; }
.figures { list-style: none; margin: 0; padding: 0; display: grid; gap: 12px; grid-template-columns: repeat(auto-fit, minmax(170px, 1fr)); }
.figures a { display: grid; padding: 14px 18px; color: inherit; text-decoration: none; background: var(--card); border: 1px solid var(--line); border-radius: var(--radius); height: 100%; }
.figures a:hover { border-color: var(--accent); }
.figures strong { font-size: 22px; font-weight: 650; letter-spacing: -0.015em; font-variant-numeric: tabular-nums; }
.halves { display: grid; gap: 20px; grid-template-columns: repeat(auto-fit, minmax(min(100%, 400px), 1fr)); align-items: start; }
.detail { display: grid; gap: 20px; grid-template-columns: minmax(0, 1fr) 264px; align-items: start; }
.stack { display: grid; gap: 20px; min-width: 0; grid-template-columns: minmax(0, 1fr); }
@media (max-width: 1080px) {
  .detail { grid-template-columns: minmax(0, 1fr); }
}
@media (max-width: 820px) {
  .shell { grid-template-columns: minmax(0, 1fr); grid-template-rows: auto 1fr; }
  .shell > main { padding: 20px 16px 48px; }
  .side { display: none; }
  .menu { display: block; background: var(--soft); border-bottom: 1px solid var(--line); }
  .menu summary { padding: 10px 20px; font-weight: 600; cursor: pointer; }
  .menu nav { padding: 4px 12px 16px; }
  .group a { padding: 9px 10px; }
}
@media (max-width: 560px) {
  main { padding: 20px 16px 48px; }
  .bar { padding: 0 16px; }
  .bar .tag { display: none; }
  .bar .where ~ .tag { display: none; }
  .bar .home:not(:nth-last-child(2)) span:last-child { display: none; }
  h1 { font-size: 22px; }
  .due { text-align: left; }
  .figures { grid-template-columns: 1fr 1fr; }
  .figures a { padding: 12px 14px; }
  .figures strong { font-size: 18px; }
}
`;
