import { walk } from './walk.ts'

const moduleSyntax = new Set([
  'ImportDeclaration',
  'ImportExpression',
  'ExportNamedDeclaration',
  'ExportDefaultDeclaration',
  'ExportAllDeclaration',
  'MetaProperty',
])

/**
 * The first thing in a script, given with its syntax tree, that only a module may hold, or that a worker refuses: that is
 * `import()`, which `canImport` allows.
 */
export function firstModuleSyntax(
  program: unknown,
  script: string,
  canImport = false,
): { readonly text: string; readonly start: number } | undefined {
  let found: { text: string; start: number } | undefined
  walk(program, (node) => {
    if (canImport && node.type === 'ImportExpression') return
    // `new.target` is a MetaProperty too, and fine.
    if (node.type === 'MetaProperty' && !script.startsWith('import', node.start)) return
    if (!moduleSyntax.has(node.type) || (found !== undefined && found.start <= node.start)) return
    found = { text: script.slice(node.start, Math.min(node.end, node.start + 60)), start: node.start }
  })
  return found
}
