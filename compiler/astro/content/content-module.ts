import type { StowawayError } from '../../../sw/core/errors/stowaway-error.ts'

/** How the generated modules import what they need. */
export interface ContentModulePaths {
  /** The file of `sw/astro/content.ts`. */
  readonly content: string
  /** The file of `sw/astro/reference.ts`. */
  readonly reference: string
  /** The module that exports `z`. */
  readonly zod: string
  /** The module with the entries; absent while the content configuration runs. */
  readonly data?: string
}

const readingNames = ['getCollection', 'getEntry', 'getEntries', 'render']
const removedNames = ['getEntryBySlug', 'getDataEntryById']
const liveNames = ['getLiveCollection', 'getLiveEntry', 'defineLiveCollection']

/** The source of `astro:content`. Whoever imports a function carries only that function and the entries. */
export function contentModule({ content, reference, zod, data }: ContentModulePaths): string {
  const load =
    data === undefined
      ? "() => Promise.reject(new Error('Entries cannot be read while the content configuration runs.'))"
      : '() => data'
  const functions = [
    ...readingNames.map((name) => `export const ${name} = (...args) => content.${name}(...args)`),
    ...removedNames.map((name) => `export const ${name} = removed(${JSON.stringify(name)})`),
    ...liveNames.map((name) => `export const ${name} = live(${JSON.stringify(name)})`),
  ]
  return [
    `import { createContent, live, removed } from ${JSON.stringify(content)}`,
    `import { createReference } from ${JSON.stringify(reference)}`,
    `import { z } from ${JSON.stringify(zod)}`,
    // Not when the first handler asks: its time would count the loading.
    ...(data === undefined ? [] : [`import * as data from ${JSON.stringify(data)}`]),
    `export { z }`,
    `const content = /* @__PURE__ */ createContent(${load})`,
    `export const reference = /* @__PURE__ */ createReference(z)`,
    `export const defineCollection = (collection) => collection`,
    ...functions,
  ].join('\n')
}

/**
 * The source of `astro/loaders`. The loaders themselves run in the compiler, which a loader reaches by the store: each
 * wrapper of a loader passes that on.
 */
export function loadersModule(key: string): string {
  return [
    `const own = (context) => context.store[Symbol.for(${JSON.stringify(key)})]`,
    `export const glob = (options) => ({ name: 'glob-loader', load: (context) => own(context).glob(options, context) })`,
    `export const file = (name, options) => ({ name: 'file-loader', load: (context) => own(context).file(name, options, context) })`,
  ].join('\n')
}

/** The source of `astro/zod`. `missing` is what using it throws where the project has no Zod. */
export function zodModule(file: string | undefined, missing: StowawayError): string {
  if (file !== undefined) {
    const path = JSON.stringify(file)
    return `import * as z from ${path}\nexport * from ${path}\nexport { z, z as default }`
  }
  const { code, message, hint } = missing
  return [
    `const error = () => Object.assign(new Error(${JSON.stringify(message)}), ${JSON.stringify({ name: code, code, hint })})`,
    `export const z = /* @__PURE__ */ new Proxy({}, { get() { throw error() } })`,
    `export default z`,
  ].join('\n')
}
