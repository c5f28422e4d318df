/** A variable of Astro's `env.schema`, as `envField` makes it. */
export interface EnvField {
  readonly context: 'client' | 'server'
  readonly access: 'public' | 'secret'
  readonly type: 'string' | 'number' | 'boolean' | 'enum'
  readonly optional?: boolean
  readonly default?: string | number | boolean
  readonly values?: readonly string[]
  readonly [rule: string]: unknown
}

export type EnvSchema = Readonly<Record<string, EnvField>>

type EnvValue = string | number | boolean | undefined

type FieldResult = { readonly value: EnvValue } | { readonly problem: string }

/** The value of a variable by its field; an empty text counts as missing. */
export function readField(name: string, text: string | undefined, field: EnvField): FieldResult {
  if (text === undefined || text === '') {
    const mayBeMissing = field.optional === true || field.default !== undefined
    return mayBeMissing ? { value: field.default } : { problem: `${name} is missing` }
  }
  const value = converted(text, field)
  if (value === undefined) return { problem: `${name} is not of the type ${typeName(field)}` }
  const broken = Object.keys(rules).filter((rule) => field[rule] !== undefined && !rules[rule]?.(value, field[rule]))
  return broken.length === 0 ? { value } : { problem: `${name} does not fit its rules ${broken.join(', ')}` }
}

const typeName = ({ type, values = [] }: EnvField): string =>
  type === 'enum' ? values.map((value) => `'${value}'`).join(' | ') : type

function converted(text: string, { type, values = [] }: EnvField): EnvValue {
  if (type === 'string') return text
  if (type === 'enum') return values.includes(text) ? text : undefined
  if (type === 'boolean') return text === 'true' ? true : text === 'false' ? false : undefined
  const number = Number.parseFloat(text)
  return Number.isNaN(number) ? undefined : number
}

const size = (value: EnvValue): number => (typeof value === 'string' ? value.length : Number(value))

const rules: Readonly<Record<string, (value: EnvValue, rule: unknown) => boolean>> = {
  max: (value, rule) => size(value) <= Number(rule),
  min: (value, rule) => size(value) >= Number(rule),
  length: (value, rule) => size(value) === rule,
  url: (value, rule) => rule !== true || URL.canParse(String(value)),
  includes: (value, rule) => String(value).includes(String(rule)),
  startsWith: (value, rule) => String(value).startsWith(String(rule)),
  endsWith: (value, rule) => String(value).endsWith(String(rule)),
  gt: (value, rule) => Number(value) > Number(rule),
  lt: (value, rule) => Number(value) < Number(rule),
  int: (value, rule) => Number.isInteger(value) === rule,
}
