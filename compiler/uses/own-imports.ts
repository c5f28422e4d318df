import type { Graph } from './graph.ts'
import { listOf, nameOf, textOf } from './nodes.ts'

/** What an import of this package brings along, beside what its names say. */
const ownImports: Readonly<Record<string, readonly OwnUse[]>> = {
  stowaway: [],
  'stowaway/middleware': [],
  'astro:middleware': [],
  // What is stored may be bytes.
  'stowaway/storage': ['bytes'],
  'stowaway/data': ['bytes'],
  // Types alone. An import without "type" leaves an empty import behind.
  astro: [],
}

export type OwnUse = 'bytes' | 'streams' | 'anything'

/** What the exports of `stowaway` may do. Others do nothing that shows. */
const ownNames: Readonly<Record<string, readonly OwnUse[]>> = {
  bodyStream: ['streams'],
  eventStream: ['streams'],
  passthrough: ['bytes', 'streams'],
  rangeResponse: ['bytes', 'streams'],
  // An app inside of an endpoint.
  createApp: ['anything'],
  createSessions: ['anything'],
  createMemoryDriver: ['anything'],
}

export const isKnownImport = (specifier: string): boolean => Object.hasOwn(ownImports, specifier)

/** Parts of this package that are not made for endpoints. */
export const isUnknownOwn = (specifier: string): boolean =>
  /^stowaway(?:\/|$)/.test(specifier) && !isKnownImport(specifier)

/** What the imports of this package bring along. */
export function ownUses({ modules }: Graph): ReadonlySet<OwnUse> {
  const uses = new Set<OwnUse>()
  const add = (list: readonly OwnUse[] | undefined): void => {
    for (const use of list ?? []) uses.add(use)
  }
  for (const { nodes } of modules) {
    for (const { source, specifiers } of [
      ...(nodes.get('ImportDeclaration') ?? []),
      ...(nodes.get('ExportNamedDeclaration') ?? []),
    ]) {
      const specifier = textOf(source)
      if (specifier === undefined || !isKnownImport(specifier)) continue
      add(ownImports[specifier])
      for (const { type, imported, local } of listOf(specifiers)) {
        const name = nameOf(type === 'ExportSpecifier' ? local : imported)
        if (name === undefined) uses.add('anything')
        else if (specifier === 'stowaway' && Object.hasOwn(ownNames, name)) add(ownNames[name])
      }
    }
    for (const type of ['ExportAllDeclaration', 'ImportExpression']) {
      if (nodes.get(type)?.some(({ source }) => isKnownImport(textOf(source) ?? ''))) uses.add('anything')
    }
  }
  return uses
}
