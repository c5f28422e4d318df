type KindOf<Value> = Value extends string
  ? 'string'
  : Value extends number
    ? 'number'
    : Value extends boolean
      ? 'boolean'
      : Value extends readonly unknown[]
        ? 'list'
        : never

/**
 * How to check a value from another script: the type of each property, as `typeof` names it, or `list` for an array,
 * whose entries are not checked. Properties of the type `unknown` are not in the shape: check them where you use them.
 */
export type Shape<Content> = {
  readonly [Name in keyof Content as unknown extends Content[Name] ? never : Name]: KindOf<Content[Name]>
}

/** Whether a value has all properties of a shape. It may be anything, and may have more properties. */
export function fits<Content>(value: unknown, shape: Shape<Content>): value is Content {
  const record = value as Record<string, unknown> | null | undefined
  return Object.entries(shape).every(
    ([name, kind]) => kind === (Array.isArray(record?.[name]) ? 'list' : typeof record?.[name]),
  )
}
