import { licencesOf } from './licences-of.ts'

/** The licences of all foreign code in bundles, as one text: packages with the same licence share it. */
export async function licenceText(modules: readonly string[]): Promise<string> {
  const names = new Map<string, Set<string>>()
  for (const module of modules) {
    for (const { name, text } of await licencesOf(module)) names.set(text, (names.get(text) ?? new Set()).add(name))
  }
  const parts = [...names].map(([text, packages]) => `${[...packages].sort().join('\n')}\n\n${text}\n`)
  return ['The files in this folder hold code of these packages.\n', ...parts.sort()].join(`\n${'-'.repeat(80)}\n\n`)
}
