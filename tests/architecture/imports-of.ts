import { parseAst } from 'vite'

export interface Import {
  readonly source: string
  /** `type` is erased, `lazy` is evaluated later than the importing module. */
  readonly kind: 'value' | 'type' | 'lazy'
}

/** All that a module imports or re-exports, in types and in `import()` too. */
export function importsOf(code: string, path: string): readonly Import[] {
  const found: Import[] = []
  visit(parseAst(code, { lang: path.endsWith('x') ? 'tsx' : 'ts' }, path), (node) => {
    const source = literal(property(node, 'source') ?? property(node, 'argument'))
    if (source === undefined) return
    const type = property(node, 'type')
    if (type === 'TSImportType') found.push({ source, kind: 'type' })
    else if (type === 'ImportExpression') found.push({ source, kind: 'lazy' })
    else if (/^(?:Import|Export(?:Named|All))Declaration$/.test(String(type))) {
      found.push({ source, kind: isErased(node) ? 'type' : 'value' })
    }
  })
  return found
}

function isErased(node: object): boolean {
  return [property(node, 'importKind'), property(node, 'exportKind')].includes('type')
}

function visit(node: unknown, each: (node: object) => void): void {
  if (typeof node !== 'object' || node === null) return
  each(node)
  for (const child of Object.values(node)) visit(child, each)
}

function literal(node: unknown): string | undefined {
  const value = property(node, 'value')
  return typeof value === 'string' ? value : undefined
}

const property = (node: unknown, key: string): unknown =>
  typeof node === 'object' && node !== null ? Reflect.get(node, key) : undefined
