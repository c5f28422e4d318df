import type { ErrorEntry } from './error-entry.ts'
import { type ErrorFactory, errorFactory } from './stowaway-error.ts'

export interface MisspelledArgs {
  readonly file: string
  readonly name: string
  readonly method: string
}

const rename = ({ name, method }: MisspelledArgs): string => `Rename ${name} to ${method}.`

/** Exports that are meant as handlers and answer nothing. They stop a build, and every request in development. */
export const exportErrors = {
  HandlerMisspelled: {
    message: ({ file, name }: MisspelledArgs) =>
      `${file} exports the function ${name}, which answers no request: method names are in upper case.`,
    hint: rename,
  },
  MethodMisspelled: {
    message: ({ file, name, method }: MisspelledArgs) =>
      `${file} exports the function ${name}, which answers no request: the method is called ${method}.`,
    hint: (given: MisspelledArgs) =>
      `${rename(given)} If it is not a handler, do not export it, or start its name with a lower-case letter.`,
  },
} as const satisfies Record<string, ErrorEntry>

export const exportError: ErrorFactory<typeof exportErrors> = errorFactory(exportErrors)
