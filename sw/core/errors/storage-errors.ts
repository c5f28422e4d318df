import type { ErrorEntry } from './error-entry.ts'
import { type ErrorFactory, errorFactory } from './stowaway-error.ts'

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

export const storageError: ErrorFactory<typeof storageErrors> = errorFactory(storageErrors)
