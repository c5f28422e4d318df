/** The lines that differ, as in a diff: `- old`, `+ new`, with one line around them. */
export function lineDiff(before: string, after: string): readonly string[] {
  const [old, now] = [before.split('\n'), after.split('\n')]
  const common = commonLengths(old, now)
  const lines: { readonly mark: ' ' | '-' | '+'; readonly text: string }[] = []
  let [at, to] = [0, 0]
  while (at < old.length || to < now.length) {
    const [oldLine, newLine] = [old[at], now[to]]
    if (oldLine !== undefined && oldLine === newLine) {
      lines.push({ mark: ' ', text: oldLine })
      at++
      to++
    } else if (
      newLine === undefined ||
      (oldLine !== undefined && length(common, at + 1, to) >= length(common, at, to + 1))
    ) {
      lines.push({ mark: '-', text: oldLine ?? '' })
      at++
    } else {
      lines.push({ mark: '+', text: newLine })
      to++
    }
  }
  const isNear = (index: number): boolean =>
    lines.slice(Math.max(0, index - 1), index + 2).some(({ mark }) => mark !== ' ')
  return lines.filter((_, index) => isNear(index)).map(({ mark, text }) => `${mark} ${text}`)
}

const length = (common: readonly (readonly number[])[], at: number, to: number): number => common[at]?.[to] ?? 0

/** The length of the longest common subsequence of the remaining lines, by the start of each rest. */
function commonLengths(old: readonly string[], now: readonly string[]): number[][] {
  const common: number[][] = old.map(() => [])
  for (let at = old.length - 1; at >= 0; at--) {
    const row = common[at] ?? []
    for (let to = now.length - 1; to >= 0; to--) {
      row[to] =
        old[at] === now[to]
          ? 1 + length(common, at + 1, to + 1)
          : Math.max(length(common, at + 1, to), length(common, at, to + 1))
    }
  }
  return common
}
