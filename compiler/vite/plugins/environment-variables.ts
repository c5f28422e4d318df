import { relative } from 'node:path'
import MagicString from 'magic-string'
import type { Plugin, ResolvedConfig } from 'vite'
import { compilerError } from '../../../sw/core/errors/compiler-errors.ts'
import { textPlace } from '../../node/error-place.ts'
import { environmentVariables, type VariableUse } from '../environment-variables.ts'
import { environmentNames, isOwnEnvironment } from '../environments.ts'
import { fileVariables } from '../file-variables.ts'
import { virtualVariables } from '../virtual-entries.ts'

const builtIn = new Set(['MODE', 'PROD', 'DEV', 'SSR', 'BASE_URL', 'SITE', 'STOWAWAY_TRAILING_SLASH'])

/** What the import of the private variables is called in a module. */
const variables = '__stowaway_variables__'

/**
 * `import.meta.env` where endpoints run. Public variables are Vite's business. A private one is refused in the worker,
 * since everything in its script can be read by anyone. A Node server reads it from the process when the code runs, so
 * that no secret is written into a bundle; the compiler, which runs endpoints in a process that may build other projects
 * too, from an object of the project's own. What a `.env` file says is in that server's `process.env` as well
 * (`process.loadEnvFile`), so the compiler answers `process.env.NAME` alike. A worker has no `process.env`: a public name
 * has its value there too, as it has on the other hosts.
 */
export function environmentVariablesPlugin(): Plugin {
  let files: Readonly<Record<string, string>> = {}
  return {
    name: 'stowaway:environment-variables',
    applyToEnvironment: (environment) => isOwnEnvironment(environment.name),
    configResolved(config) {
      files = fileVariables(config)
    },
    load: {
      filter: { id: /^\0virtual:stowaway\/variables$/ },
      handler() {
        if (this.environment.name !== environmentNames.server) return null
        // A build fills it when the bundle runs; in development modules stay in memory.
        const values = this.environment.mode === 'dev' ? JSON.stringify(files) : '{}'
        return `export const variables = ${values}`
      },
    },
    transform: {
      filter: { code: /import\.meta|process\.env/ },
      handler(code, id) {
        const { config, name: environmentName } = this.environment
        const isPrivate = (name: string): boolean => !builtIn.has(name) && !hasPrefix(name, config.envPrefix)
        const program = this.parse(code)
        const uses = environmentVariables(program)
        const isWorker = environmentName === environmentNames.worker
        if (isWorker) {
          const isSecret = ({ of }: VariableUse, name: string): boolean =>
            isPrivate(name) && (of === 'import.meta.env' || (isProjectCode(id) && name !== 'NODE_ENV'))
          const secret = uses.flatMap((use) =>
            use.names.filter((name) => isSecret(use, name)).map((name) => ({ ...use, name })),
          )[0]
          if (secret !== undefined) {
            const { of, name } = secret
            throw compilerError(
              'PrivateVariableInWorker',
              { name, of, file: relative(config.root, id) },
              textPlace(id, name, config.root),
            )
          }
        }
        const isServer = environmentName === environmentNames.server
        const isReplaced = ({ of }: VariableUse, name: string): boolean => {
          if (isWorker) return of === 'process.env' && isProjectCode(id) && hasPrefix(name, config.envPrefix)
          return of === 'import.meta.env'
            ? isPrivate(name)
            : isServer && Object.hasOwn(files, name) && isModule(program)
        }
        const text = new MagicString(code)
        for (const use of uses) {
          const names = use.names.filter((name) => isReplaced(use, name))
          if (names.length > 0) text.update(use.start, use.end, replacement(use, names, environmentName))
        }
        if (!text.hasChanged()) return null
        if (isServer) text.prepend(`import { variables as ${variables} } from ${JSON.stringify(virtualVariables)}; `)
        return { code: text.toString(), map: text.generateMap({ hires: 'boundary' }) }
      },
    },
  }
}

/** The value of one variable, or the object with no more of the private ones than the code names. */
function replacement({ of, isObject }: VariableUse, names: readonly string[], environment: string): string {
  const sourceOf = (name: string): string => {
    const key = JSON.stringify(name)
    if (environment === environmentNames.worker)
      return /^\w+$/.test(name) ? `import.meta.env.${name}` : `import.meta.env[${key}]`
    return environment === environmentNames.server
      ? `(${variables}[${key}] ?? process.env[${key}])`
      : `process.env[${key}]`
  }
  if (!isObject) return names.map(sourceOf).join()
  const getters = names.map((name) => `get ${JSON.stringify(name)}() { return ${sourceOf(name)} }`)
  return `({ ...${of}, ${getters.join(', ')} })`
}

/** Packages read variables of many hosts, and work without them. */
const isProjectCode = (id: string): boolean => !id.includes('/node_modules/')

const hasPrefix = (name: string, prefixes: ResolvedConfig['envPrefix'] = []): boolean =>
  [prefixes].flat().some((prefix) => name.startsWith(prefix))

/** An import cannot be added to anything else. */
const isModule = ({ body }: { readonly body: readonly { readonly type: string }[] }): boolean =>
  body.some(({ type }) => /^(Import|Export)/.test(type))
