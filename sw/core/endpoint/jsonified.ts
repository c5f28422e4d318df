type Dropped = undefined | symbol | ((...args: never) => unknown)

type Defined<Shape> = {
  [Key in keyof Shape as Key extends symbol ? never : Shape[Key] extends Dropped ? never : Key]: Shape[Key]
}

type MaybeKeys<Shape> = { [Key in keyof Shape]-?: undefined extends Shape[Key] ? Key : never }[keyof Shape]

type JsonObject<Shape> = {
  [Key in keyof Shape as Key extends MaybeKeys<Shape> ? never : Key]: Jsonified<Shape[Key]>
} & {
  [Key in keyof Shape as Key extends MaybeKeys<Shape> ? Key : never]?: Jsonified<Exclude<Shape[Key], undefined>>
} extends infer Whole
  ? { [Key in keyof Whole]: Whole[Key] }
  : never

/** In a list, what JSON cannot hold becomes `null`. */
type JsonItem<Item> = Item extends Dropped ? null : Jsonified<Item>

/**
 * What arrives of a value that is sent as JSON: a `Date` as text, a function not at all, a property that may be
 * `undefined` as one that may be missing (ECMAScript, `JSON.stringify`). `any` and `unknown` stay.
 */
export type Jsonified<Value> = unknown extends Value
  ? Value
  : Value extends string | number | boolean | null
    ? Value
    : Value extends { toJSON(...args: never): infer Result }
      ? Jsonified<Result>
      : Value extends Dropped | bigint
        ? never
        : Value extends readonly unknown[]
          ? { [Index in keyof Value]: JsonItem<Value[Index]> }
          : Value extends ReadonlyMap<unknown, unknown> | ReadonlySet<unknown>
            ? Record<never, never>
            : JsonObject<Defined<Value>>
