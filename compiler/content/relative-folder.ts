/** The path from one folder to another, both in the same place, with `/`: from `src/pages` to `src/mocks`, `../mocks`. */
export function relativeFolder(from: string, to: string): string {
  const [start, end] = [from, to].map(names)
  let shared = 0
  while (shared < (start?.length ?? 0) && start?.[shared] === end?.[shared]) shared++
  return [...(start ?? []).slice(shared).map(() => '..'), ...(end ?? []).slice(shared)].join('/')
}

const names = (path: string): readonly string[] => path.split('/').filter((name) => name !== '' && name !== '.')
