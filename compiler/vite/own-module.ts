import { join } from 'node:path'
import type { Environment } from 'vite'
import { gateModules, ownModuleFile, ownModules } from '../scripts/own-modules.ts'
import { environmentNames } from './environments.ts'
import { runtimeFolder, sourceModule } from './package-files.ts'

/**
 * The file that an own module has in an environment; undefined for any other specifier. Browsers get the bundled files
 * in development: Vite does not convert the CommonJS dependencies of a package that it has not optimised.
 */
export function ownModule(specifier: string, { name, config }: Environment): string | undefined {
  if (Object.hasOwn(gateModules, ownModuleFile(specifier))) return bundled(specifier)
  const file = Object.hasOwn(ownModules, specifier) ? ownModules[specifier] : undefined
  if (file === undefined) return undefined
  const isInBrowser = name === 'client' || name === environmentNames.worker
  return config.command === 'serve' && isInBrowser ? bundled(specifier) : sourceModule(file)
}

const bundled = (specifier: string): string => join(runtimeFolder, 'modules', ownModuleFile(specifier))
