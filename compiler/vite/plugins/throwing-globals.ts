import { join } from 'node:path'
import type { Plugin } from 'vite'
import { isOwnEnvironment } from '../environments.ts'
import { keepThrowingGlobals } from '../keep-throwing-globals.ts'
import { packageFolder } from '../package-files.ts'
import { throwingGlobals } from '../throwing-globals.ts'

const ownCode = join(packageFolder, 'sw/').replaceAll('\\', '/')

/** Keeps calls of functions that the bundler takes for pure (`keepThrowingGlobals`). */
export function throwingGlobalsPlugin(): Plugin {
  return {
    name: 'stowaway:throwing-globals',
    apply: 'build',
    applyToEnvironment: (environment) => isOwnEnvironment(environment.name),
    transform: {
      filter: { code: throwingGlobals },
      handler(code, id) {
        // This package uses every result.
        if (id.startsWith(ownCode)) return null
        return keepThrowingGlobals(code, this.parse(code))
      },
    },
  }
}
