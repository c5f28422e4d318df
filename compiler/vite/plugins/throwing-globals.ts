import type { Plugin } from 'vite'
import { isOwnEnvironment } from '../environments.ts'
import { keepThrowingGlobals } from '../keep-throwing-globals.ts'
import { throwingGlobals } from '../throwing-globals.ts'

/** Keeps calls of functions that the bundler takes for pure (`keepThrowingGlobals`). */
export function throwingGlobalsPlugin(): Plugin {
  return {
    name: 'stowaway:throwing-globals',
    apply: 'build',
    applyToEnvironment: (environment) => isOwnEnvironment(environment.name),
    transform: {
      filter: { code: throwingGlobals },
      handler(code) {
        return keepThrowingGlobals(code, this.parse(code))
      },
    },
  }
}
