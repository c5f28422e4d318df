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

/** In a list, values that JSON cannot hold become `null`. */
type JsonItem<Item> = Item extends Dropped ? null : Jsonified<Item>

/**
 * The type of a value after it was sent as JSON: a `Date` becomes text, functions are left out, and properties that may
 * be `undefined` become optional (ECMAScript, `JSON.stringify`). `any` and `unknown` stay.
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
