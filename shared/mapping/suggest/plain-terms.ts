const withDiscount = /^(\d+(?:\.\d+)?)\s*(?:%\s*|\/\s*)(\d+)\b.*?(\d+)(?:\s*days?)?\s*$/;
const monthEnd = /\beom\b|\bend of (?:the )?(?:month|mth|mo)\b|\bmonth[ -]?end\b/;
const atOnce = /\breceipt\b|\bimmediate(?:ly)?\b|\bon presentation\b/;
const days: Record<string, number> = { week: 7, wk: 7 };

/** Payment terms as QuickBooks says them: “30 days” is `net 30`; what is none of these stays as it is. */
export function plainTerms(folded: string): string {
  const [, percent, early, late] = withDiscount.exec(folded.trim()) ?? [];
  if (percent && early && late) return `${percent} percent ${early} net ${late}`;
  const numbers = folded.match(/\d+/g) ?? [];
  if (numbers.length > 1) return folded;
  const end = monthEnd.test(folded) ? ' monthend' : '';
  if (numbers.length === 0) return end || (atOnce.test(folded) ? 'receipt' : folded);
  const unit = /\d+\s*(week|wk)/.exec(folded)?.[1] ?? '';
  if (/\d+\s*(?:mo|mth|month|yr|year|%)/.test(folded)) return folded;
  return `net ${Number(numbers[0]) * (days[unit] ?? 1)}${end}`;
}
