import { readdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Rolldown } from 'vite'
import { codesModule, errorPart, hasOnlyCodes } from '../../scripts/error-codes.ts'
import { sourceModule } from '../package-files.ts'

const fileOf = (name: string): string => sourceModule(`sw/core/errors/${name}`)

/** The part of the catalogue that a module is, if visitors get only its codes. */
function codedPart(id: string): string | undefined {
  const part = errorPart.exec(id)?.[1]
  return part !== undefined && hasOnlyCodes(part, 'worker') ? part : undefined
}

/** Whether a module has texts that visitors do not get. */
export const isErrorText = (id: string): boolean => codedPart(id) !== undefined

/** Whether a module is needed with and without the texts. */
export const isErrorBase = (id: string): boolean =>
  /[\\/]sw[\\/]core[\\/]errors[\\/](?:astro-messages|stowaway-error)\.[jt]s$/.test(id)

/** Leaves the texts of errors out of a script for visitors. */
export const errorCodes: Rolldown.Plugin = {
  name: 'stowaway:error-codes',
  load: {
    filter: { id: errorPart },
    handler(id) {
      const part = codedPart(id)
      return part === undefined ? null : codesModule([part], fileOf)
    },
  },
}

export const allErrorCodes = '\0stowaway:error-codes'

/** Serves `allErrorCodes`: the module with the factories of all parts that visitors get the codes of. */
export const errorCodesModule: Rolldown.Plugin = {
  name: 'stowaway:error-codes-module',
  resolveId: { filter: { id: /^\0stowaway:error-codes$/ }, handler: (id) => id },
  load: {
    filter: { id: /^\0stowaway:error-codes$/ },
    async handler() {
      const files = (await readdir(dirname(fileOf('code-error')))).map((file) => `/sw/core/errors/${file}`)
      return codesModule(
        files.flatMap((file) => codedPart(file) ?? []),
        fileOf,
      )
    },
  },
}
