/** Tables, the tools above them and the pages below. */
export const tableStyle = `
.scroll { overflow-x: auto; }
.scroll:focus-visible { outline-offset: -2px; }
table { border-collapse: collapse; width: 100%; font-size: 14px; }
th { text-align: left; font-weight: 600; }
thead th { font-size: 12.5px; color: var(--quiet); background: var(--soft); white-space: nowrap; }
thead th a { color: inherit; text-decoration: none; }
thead th a:hover { color: var(--accent); }
thead th[aria-sort] { color: var(--text); }
.arrow { display: inline-block; width: 1em; text-align: center; }
.num .arrow { width: auto; padding-left: 3px; }
th, td { padding: 9px 14px; border-bottom: 1px solid var(--line); vertical-align: top; }
th:first-child, td:first-child { padding-left: 20px; }
th:last-child, td:last-child { padding-right: 20px; }
tbody tr:last-child > * { border-bottom: 0; }
tbody th { font-weight: 500; min-width: 88px; }
.num { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
tbody tr:hover > * { background: var(--hover); }
tr.voided > * { color: var(--quiet); }
tr.voided th a, tr.voided .num { text-decoration: line-through; }
.scroll + .totals { border-top: 1px solid var(--line); max-width: none; padding-left: max(20px, 100% - 380px); }
.indent { display: flex; flex-wrap: wrap; gap: 2px 10px; align-items: baseline; padding-left: calc(var(--depth) * 22px); position: relative; }
.tools { display: flex; flex-wrap: wrap; gap: 8px 10px; align-items: center; margin-bottom: -8px; }
.tools input, .tools select, .tools button { font: inherit; font-size: 14px; padding: 7px 12px; border: 1px solid var(--line); border-radius: 8px; background: var(--card); color: inherit; min-height: 38px; }
.tools input { flex: 1 1 220px; max-width: 340px; min-width: 0; }
.tools input::placeholder { color: var(--quiet); opacity: 1; }
.tools select { max-width: 100%; }
.tools button { font-weight: 600; }
.tools a { font-size: 14px; }
.pager { display: flex; flex-wrap: wrap; gap: 10px; align-items: center; padding: 12px 20px; border-top: 1px solid var(--line); }
.pager > .quiet { margin-right: auto; }
.step { font-size: 14px; padding: 5px 12px; border: 1px solid var(--line); border-radius: 8px; text-decoration: none; }
.step[aria-disabled] { color: var(--quiet); border-style: dashed; }
@media (max-width: 820px) {
  th, td { padding: 9px 10px; }
  th:first-child, td:first-child { padding-left: 16px; }
  th:last-child, td:last-child { padding-right: 16px; }
}
@media (max-width: 560px) {
  .wide { display: none; }
  .tools input { max-width: none; }
}
`;
