import type { ErrorEntry } from './error-entry.ts'
import { type ErrorFactory, errorFactory } from './stowaway-error.ts'

/** What the opener of databases raises; it is in every worker. */
export const databaseErrors = {
  StorageFull: {
    title: 'There is no room left to keep data.',
    message: ({ what, used }: { what: string; used: string }) =>
      `${what} cannot be kept: what this site may store is full${used}. All that was kept before is still there.`,
    hint: () => 'Delete what is no longer needed, keep less in one value, or free disk space.',
  },
  StorageUnavailable: {
    title: 'What keeps data cannot be used.',
    message: ({ what, reason }: { what: string; reason: string }) => `${what} cannot be read or kept: ${reason}`,
    hint: () =>
      'In a browser, allow site data for this origin (settings, private window) and reload; on a server, see that the folder can be written and its files are whole.',
  },
} as const satisfies Record<string, ErrorEntry>

/** What `stowaway/storage` itself raises. */
export const storageErrors = {
  StorageValueNotCloneable: {
    title: 'A value cannot be kept.',
    message: ({ key, reason }: { key: string; reason: string }) => `The value for "${key}" cannot be kept: ${reason}.`,
    hint: () =>
      'Keep plain objects and arrays, text, numbers, bigints, booleans, Date, RegExp, Map, Set, Error, ArrayBuffer and its views, Blob and File: of a URL its text, of a Response its bytes.',
  },
  StorageUpdaterIsAsync: {
    title: 'The function of storage.update returns a promise.',
    message: ({ key }: { key: string }) =>
      `The function that updates "${key}" returned a promise. Nobody else may change the value meanwhile, so it cannot wait for anything. Nothing was changed.`,
    hint: () => 'Await what it needs before the call, and return the new value itself.',
  },
  StorageKeyNotText: {
    title: 'A key is no text.',
    message: ({ type }: { type: string }) => `A key or namespace of the storage must be text, and this is: ${type}.`,
    hint: () => 'Make it text: String(id).',
  },
} as const satisfies Record<string, ErrorEntry>

export const databaseError: ErrorFactory<typeof databaseErrors> = errorFactory(databaseErrors)
export const storageError: ErrorFactory<typeof storageErrors> = errorFactory(storageErrors)
