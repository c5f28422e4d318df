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
 * (`process.loadEnvFile`), so the compiler answers `process.env.NAME` alike.
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
        const isPrivate = ({ of, name }: VariableUse): boolean =>
          of === 'import.meta.env' && !builtIn.has(name) && !hasPrefix(name, config.envPrefix)
        const program = this.parse(code)
        const uses = environmentVariables(program)
        if (environmentName === environmentNames.worker) {
          const secret = uses.find(isPrivate)
          if (secret === undefined) return null
          throw compilerError(
            'PrivateVariableInWorker',
            { name: secret.name, file: relative(config.root, id) },
            textPlace(id, secret.name, config.root),
          )
        }
        const isServer = environmentName === environmentNames.server
        const isInFile = ({ of, name }: VariableUse): boolean =>
          of === 'process.env' && Object.hasOwn(files, name) && isModule(program)
        const replaced = uses.filter((use) => isPrivate(use) || (isServer && isInFile(use)))
        if (replaced.length === 0) return null
        const text = new MagicString(code)
        for (const { of, name, start, end, destructured } of replaced) {
          const key = JSON.stringify(name)
          const value = isServer ? `(${variables}[${key}] ?? process.env[${key}])` : `process.env[${key}]`
          const sources = ['process.env', ...(isServer ? [variables] : []), ...(of === 'process.env' ? [] : [of])]
          text.update(start, end, destructured ? `{ ${sources.map((source) => `...${source}`).join(', ')} }` : value)
        }
        if (isServer) text.prepend(`import { variables as ${variables} } from ${JSON.stringify(virtualVariables)}; `)
        return { code: text.toString(), map: text.generateMap({ hires: 'boundary' }) }
      },
    },
  }
}

const hasPrefix = (name: string, prefixes: ResolvedConfig['envPrefix'] = []): boolean =>
  [prefixes].flat().some((prefix) => name.startsWith(prefix))

/** An import cannot be added to anything else. */
const isModule = ({ body }: { readonly body: readonly { readonly type: string }[] }): boolean =>
  body.some(({ type }) => /^(Import|Export)/.test(type))
