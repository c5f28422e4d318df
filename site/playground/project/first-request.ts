import { routeOf } from '../files/route-of.ts'
import type { Content } from '../state/project-files.ts'

/** Words that stand for params until the visitor writes what they want. */
const words: Readonly<Record<string, string>> = { id: '1', lang: 'en', page: '1', slug: 'hello', name: 'world' }

/** The path that a project is first asked for: the open file's, else that of its first endpoint. */
export function firstRequest(files: ReadonlyMap<string, Content>, open: string | undefined): string {
  const paths = open === undefined ? files.keys() : [open, ...files.keys()]
  for (const path of paths) {
    const route = routeOf(path)
    if (route !== undefined) return route.replace(/\[(?:\.{3})?(\w+)\]/g, (_, name: string) => words[name] ?? name)
  }
  return '/'
}
