import type { IncludeTree, Relations } from '../collections/relations.ts'

/** The relations that `_embed` and `_expand` name. Others are left out, as in json-server. */
export function includeOf(
  { relations }: { readonly relations: Relations },
  params: URLSearchParams,
): IncludeTree | undefined {
  const asked = [...params.getAll('_embed'), ...params.getAll('_expand')].filter((name) =>
    Object.hasOwn(relations, name),
  )
  return asked.length === 0 ? undefined : Object.fromEntries(asked.map((name) => [name, true]))
}
