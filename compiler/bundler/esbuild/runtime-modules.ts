import { offeredExports } from './offered-exports.ts'
import type { BareModules } from './project-plugin.ts'

/** The package's own parts, by specifier; `script:…` are finished scripts of a site. */
export type Runtime = Readonly<Record<string, string>>

/** Where endpoints of a built worker keep their values. */
interface StoragePlace {
  /** Code. */
  readonly scope: string
  readonly id: string
}

/** Bare imports become the package's own parts; with a place, `stowaway/storage` keeps its values there. */
export function runtimeModules(runtime: Runtime, place?: StoragePlace): BareModules {
  const own = (specifier: string) => (Object.hasOwn(runtime, specifier) ? runtime[specifier] : undefined)
  const names = [...Object.keys(offeredExports), ...Object.keys(runtime).filter((name) => !isOwn(name))]
  if (place === undefined) return { read: own, names }
  const storage = [
    "import { createIndexedStorage } from 'stowaway/storage/indexed'",
    "import { useStorage } from './stowaway-storage.js'",
    "export * from './stowaway-storage.js'",
    `useStorage(createIndexedStorage({ scope: ${place.scope}, id: ${JSON.stringify(place.id)} }))`,
  ].join('\n')
  return { read: (specifier) => (specifier === 'stowaway/storage' ? storage : own(specifier)), names }
}

/** Whether a name is a part of this package, and not a package that the host offers. */
const isOwn = (name: string): boolean => /^(?:\.\/|script:|stowaway(?:\/|$)|astro:)/.test(name)

/** @throws an `Error` where the runtime is not complete */
export function siteScript(runtime: Runtime, name: string): string {
  const script = runtime[`script:${name}`]
  if (script === undefined) throw new Error(`The compiler was given no runtime that holds ${name}.`)
  return script
}
