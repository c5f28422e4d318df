/** As much of Zod as a reference needs. */
interface Zod {
  union(schemas: readonly unknown[]): Transformable
  number(): Transformable
  string(): unknown
  object(shape: Readonly<Record<string, unknown>>): unknown
}

interface Transformable {
  transform(change: (value: never, context: { addIssue(issue: object): void }) => unknown): unknown
}

type Given = string | { readonly collection: string }

/** Creates `reference` of `astro:content`: the schema of a field that names an entry of a collection. */
export function createReference(z: Zod): (collection: string) => unknown {
  return (collection) =>
    z
      .union([
        z.number().transform((id: number) => String(id)),
        z.string(),
        z.object({ id: z.string(), collection: z.string() }),
        z.object({ slug: z.string(), collection: z.string() }),
      ])
      .transform((given: Given, context) => {
        if (typeof given === 'string') return { id: given, collection }
        if (given.collection === collection) return given
        const message = `Expected an entry of ${collection}. Received one of ${given.collection}.`
        context.addIssue({ code: 'custom', message })
        return undefined
      })
}
