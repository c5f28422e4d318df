import type { RoutingRule } from '../routing-rule.ts'

/** The routing rules of a site at the root of its origin, for one below `scope`. */
export function rulesAt(scope: string, rules: readonly RoutingRule[]): readonly RoutingRule[] {
  const base = scope.slice(0, -1).replace(/[{}()*+?:\\]/g, '\\$&')
  if (base === '') return rules
  return rules.map((rule) => (rule.paths ? { ...rule, paths: rule.paths.map((path) => patternAt(base, path)) } : rule))
}

function patternAt(base: string, path: string): string {
  // Such a pattern finds escapes and slashes anywhere in a path.
  if (path.startsWith('*')) return path
  return path === '/' ? `${base}{/}?` : base + path
}
