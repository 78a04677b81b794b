/** One figure of a bench run and what it is measured against in the same run. */
export interface Metric {
  value: number;
  unit: string;
  /** What `value` is compared with. */
  against: string;
  /** value ÷ against. */
  ratio: number;
}

export type Metrics = Record<string, Metric>;

export const metric = (
  value: number,
  unit: string,
  against: { what: string; value: number },
): Metric => ({
  value: rounded(value),
  unit,
  against: `${against.what}: ${rounded(against.value)} ${unit}`,
  ratio: rounded(value / against.value),
});

const rounded = (value: number): number => Math.round(value * 100) / 100;

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? 0)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
