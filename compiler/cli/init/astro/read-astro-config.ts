import { isSyntaxNode, type SyntaxNode } from '../../../syntax/walk.ts'
import type { ConfigSource } from '../add-plugin.ts'
import { configObject, nodes } from '../config-object.ts'

/** The options of Astro that `stowaway()` takes under the same name. */
const taken = ['site', 'trailingSlash', 'redirects', 'i18n'] as const

/** What an `astro.config.*` says, as code for the configuration of Vite. */
export interface AstroConfig {
  /** Code of Vite's `base`. */
  readonly base?: string
  /** Name and code of each option of `stowaway()`. */
  readonly options: readonly (readonly [name: string, code: string])[]
  /** Options whose value is not a literal: a person must move them. */
  readonly computed: readonly string[]
  /** Options that have no counterpart. */
  readonly left: readonly string[]
}

/** Reads the options of a configuration; `undefined` if it has another form than an object or `defineConfig()` of one. */
export function readAstroConfig({ text, program }: ConfigSource): AstroConfig | undefined {
  const config = configObject(program)
  if (config === undefined) return undefined
  const fields = nodes(config.properties).flatMap((property) => {
    const name = isSyntaxNode(property.key) ? String(property.key.name ?? property.key.value) : undefined
    return name === undefined || !isSyntaxNode(property.value) ? [] : [{ name, value: property.value }]
  })
  const code = (name: string): string | undefined => {
    const value = fields.find((field) => field.name === name)?.value
    return value !== undefined && isLiteral(value) ? text.slice(value.start, value.end) : undefined
  }
  const has = (name: string): boolean => fields.some((field) => field.name === name)
  const moved = [...taken, 'base', 'output']
  const base = code('base')
  // Astro's default. "hybrid" is its name of Astro 2 to 4.
  const isStatic = !has('output') || /static|hybrid/.test(code('output') ?? '')
  return {
    ...(base !== undefined && { base: withSlash(base) }),
    options: [
      ...taken.flatMap((name) => {
        const value = code(name)
        return value === undefined ? [] : [[name, value] as const]
      }),
      ...(isStatic ? [['output', "'static'"] as const] : []),
    ],
    computed: moved.filter((name) => has(name) && code(name) === undefined),
    left: fields.map(({ name }) => name).filter((name) => !moved.some((one) => one === name)),
  }
}

/** Astro adds the slash itself. */
const withSlash = (code: string): string => code.replace(/^(['"`])(?=[^/.])/, '$1/')

/** Whether code means the same in another file. */
function isLiteral({ type, elements, properties, expressions, argument, value, computed, kind }: SyntaxNode): boolean {
  switch (type) {
    case 'Literal':
      return true
    case 'TemplateLiteral':
      return nodes(expressions).length === 0
    case 'UnaryExpression':
      return isSyntaxNode(argument) && isLiteral(argument)
    case 'ArrayExpression':
      return nodes(elements).every(isLiteral)
    case 'ObjectExpression':
      return nodes(properties).every(isLiteral)
    case 'Property':
      return computed === false && kind === 'init' && isSyntaxNode(value) && isLiteral(value)
    default:
      return false
  }
}
