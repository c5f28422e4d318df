/** What `image()` of a schema puts before a path, so that the store finds it anywhere in the data. */
export const imagePrefix = '__ASTRO_IMAGE_'

interface ImageReferences {
  /** Without the prefixes. */
  readonly data: unknown
  readonly assets: readonly string[]
  /** Where in `data` images are. */
  readonly paths: readonly (readonly (string | number)[])[]
}

/** Finds the images that a schema's `image()` has marked. */
export function imageReferences(data: unknown, assets: readonly string[]): ImageReferences {
  const found = new Set(assets)
  const paths: (string | number)[][] = []
  const seen = new Set<object>()
  const replace = (value: unknown, path: (string | number)[]): unknown => {
    if (typeof value === 'string' && value.startsWith(imagePrefix)) {
      const source = value.slice(imagePrefix.length)
      found.add(source)
      paths.push(path)
      return source
    }
    if (!isPlain(value) || seen.has(value)) return value
    seen.add(value)
    for (const [key, inner] of Object.entries(value)) {
      const index = Array.isArray(value) ? Number(key) : key
      const replaced = replace(inner, [...path, index])
      if (replaced !== inner) Reflect.set(value, key, replaced)
    }
    return value
  }
  return { data: replace(data, []), assets: [...found], paths }
}

function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return Array.isArray(value) || prototype === Object.prototype || prototype === null
}
