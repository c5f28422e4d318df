import { errorModules } from '../../scripts/error-codes.ts'
import { ownModuleFile } from '../../scripts/own-modules.ts'
import { offeredExports } from './offered-exports.ts'
import type { BareModules } from './project-plugin.ts'

/** The package's own parts, by specifier; `script:…` are finished scripts of a site. */
export type Runtime = Readonly<Record<string, string>>

const texts = `./${errorModules.texts}`
const codes = `./${errorModules.codes}`

/** Where endpoints of a built worker keep their values. */
interface StoragePlace {
  /** Code. */
  readonly scope: string
  readonly id: string
}

interface RuntimeOptions {
  /** `development`: errors keep their texts, which visitors do not get. */
  readonly mode: string
  /** Where `stowaway/storage` keeps its values. */
  readonly place?: StoragePlace
}

/** Bare imports become the package's own parts. */
export function runtimeModules(runtime: Runtime, { mode, place }: RuntimeOptions): BareModules {
  const own = (specifier: string): string | undefined => {
    const name = specifier === texts && mode !== 'development' ? codes : specifier
    return Object.hasOwn(runtime, name) ? runtime[name] : undefined
  }
  const names = [...Object.keys(offeredExports), ...Object.keys(runtime).filter((name) => !isOwn(name))]
  if (place === undefined) return { read: own, names }
  return { read: (specifier) => (keptParts.has(specifier) ? withStorage(specifier, place) : own(specifier)), names }
}

/** The parts that need to know where values are kept. */
const keptParts: ReadonlySet<string> = new Set(['stowaway/storage', 'stowaway/data'])

const withStorage = (specifier: string, { scope, id }: StoragePlace): string =>
  [
    "import { createIndexedStorage } from 'stowaway/storage/indexed'",
    "import { useStorage } from './stowaway-storage.js'",
    `export * from './${ownModuleFile(specifier)}'`,
    `useStorage(createIndexedStorage({ scope: ${scope}, id: ${JSON.stringify(id)} }))`,
  ].join('\n')

/** Whether a name is a part of this package, and not a package that the host offers. */
const isOwn = (name: string): boolean => /^(?:\.\/|script:|stowaway(?:\/|$)|astro:)/.test(name)

/** @throws an `Error` where the runtime is not complete */
export function siteScript(runtime: Runtime, name: string): string {
  const script = runtime[`script:${name}`]
  if (script === undefined) throw new Error(`The compiler was given no runtime that holds ${name}.`)
  return script
}
