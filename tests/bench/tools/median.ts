export const median = (values: readonly number[]): number => quantile(values, 0.5)

/** @param share 0.5 is the median */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}

/** The least of several rounds: other processes only add time. */
export const least = (values: readonly number[]): number => (values.length === 0 ? Number.NaN : Math.min(...values))
