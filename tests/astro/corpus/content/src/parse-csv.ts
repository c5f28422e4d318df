/** One object for each line below the first, which names the columns. */
export function parseCsv(text: string): Record<string, string>[] {
  const [head = '', ...rows] = text.trim().split('\n')
  const names = head.split(',')
  return rows.map((row) => Object.fromEntries(row.split(',').map((cell, index) => [names[index] ?? '', cell])))
}
