import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import MagicString from 'magic-string'
import type { Plugin } from 'vite'
import { compilerError } from '../../../sw/core/errors/compiler-errors.ts'
import { sourceFrame } from '../../source-frame.ts'
import { withoutQuery } from '../../without-query.ts'
import { environmentVariables } from '../environment-variables.ts'
import { environmentNames, isOwnEnvironment } from '../environments.ts'

const builtIn = new Set(['MODE', 'PROD', 'DEV', 'SSR', 'BASE_URL', 'SITE', 'STOWAWAY_TRAILING_SLASH'])

/**
 * `import.meta.env` where endpoints run. Public variables are Vite's business. A private one is refused in the worker,
 * since everything in its script can be read by anyone; in Node it is read from the process when the code runs, so that
 * no secret is written into a bundle.
 */
export function environmentVariablesPlugin(): Plugin {
  return {
    name: 'stowaway:environment-variables',
    applyToEnvironment: (environment) => isOwnEnvironment(environment.name),
    transform: {
      filter: { code: /import\.meta/ },
      handler(code, id) {
        const { config, name: environmentName } = this.environment
        const isPublic = (name: string): boolean =>
          builtIn.has(name) ||
          [config.envPrefix].flat().some((prefix) => prefix !== undefined && name.startsWith(prefix))
        const secrets = environmentVariables(this.parse(code)).filter(({ name }) => !isPublic(name))
        const [first] = secrets
        if (first === undefined) return null
        if (environmentName === environmentNames.worker) {
          throw compilerError(
            'PrivateVariableInWorker',
            { name: first.name, file: relative(config.root, id) },
            { file: relative(config.root, id), ...frameOf(id, first.name) },
          )
        }
        const text = new MagicString(code)
        for (const { name, start, end, destructured } of secrets) {
          const value = destructured ? '{ ...process.env, ...import.meta.env }' : `process.env[${JSON.stringify(name)}]`
          text.update(start, end, value)
        }
        return { code: text.toString(), map: text.generateMap({ hires: 'boundary' }) }
      },
    },
  }
}

function frameOf(id: string, name: string): { frame?: string } {
  try {
    const source = readFileSync(withoutQuery(id), 'utf8')
    const index = source.indexOf(name)
    return index < 0 ? {} : { frame: sourceFrame(source, index, name.length) }
  } catch {
    return {}
  }
}
