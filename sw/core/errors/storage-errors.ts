import type { ErrorEntry } from './error-entry.ts'
import { type ErrorFactory, errorFactory } from './stowaway-error.ts'

/** Errors of `stowaway/storage`. */
export const storageErrors = {
  StorageValueNotCloneable: {
    message: ({ key, reason }: { key: string; reason: string }) =>
      `The value for "${key}" cannot be stored: ${reason}.`,
    hint: () =>
      'Store plain objects and arrays, strings, numbers, bigints, booleans, Date, RegExp, Map, Set, Error, ArrayBuffer and its views, Blob and File. Store the text of a URL and the bytes of a Response.',
  },
  StorageUpdaterIsAsync: {
    message: ({ key }: { key: string }) =>
      `The function that updates "${key}" returned a promise. It must not wait, because the value must not change meanwhile. Nothing was changed.`,
    hint: () => 'Await everything before the call, and return the new value itself.',
  },
  StorageKeyNotText: {
    message: ({ type }: { type: string }) =>
      `A key or namespace of the storage must be a string, but this one is: ${type}.`,
    hint: () => 'Convert it: String(id).',
  },
} as const satisfies Record<string, ErrorEntry>

export const storageError: ErrorFactory<typeof storageErrors> = errorFactory(storageErrors)
