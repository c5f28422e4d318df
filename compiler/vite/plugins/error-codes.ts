import { basename, join } from 'node:path'
import { normalizePath, type Plugin } from 'vite'
import { codesModule, errorModules, errorPart, hasOnlyCodes } from '../../scripts/error-codes.ts'
import { gateModules } from '../../scripts/own-modules.ts'
import { withoutQuery } from '../../syntax/without-query.ts'
import { environmentNames } from '../environments.ts'
import { runtimeFolder, sourceModule } from '../package-files.ts'

/**
 * Leaves the texts of errors out of what visitors load: the worker and the pages of a build. The prerender pass, Node
 * servers and builds in the mode `development` keep them.
 */
export function errorCodesPlugin(): Plugin {
  const fileOf = (name: string): string => normalizePath(sourceModule(`sw/core/errors/${name}`))
  return {
    name: 'stowaway:error-codes',
    enforce: 'pre',
    apply: 'build',
    applyToEnvironment: ({ name, config }) =>
      config.mode !== 'development' && (name === 'client' || name === environmentNames.worker),
    resolveId: {
      filter: { id: /^\.\/errors\.js$/ },
      handler(source, importer) {
        // The gate and what it loads later come bundled, but for the errors.
        const isGate = importer !== undefined && Object.hasOwn(gateModules, basename(withoutQuery(importer)))
        if (!isGate || source !== `./${errorModules.texts}`) return null
        return join(runtimeFolder, 'modules', errorModules.codes)
      },
    },
    load: {
      filter: { id: errorPart },
      handler(id) {
        const part = errorPart.exec(id)?.[1] ?? ''
        if (
          normalizePath(id) !== fileOf(`${part}-errors`) ||
          !hasOnlyCodes(part, this.environment.name === 'client' ? 'page' : 'worker')
        )
          return null
        return { code: codesModule([part], fileOf), map: null }
      },
    },
  }
}
