import { createHash } from 'node:crypto'
import { type Plugin, parseAst } from 'vite'
import { compilerError } from '../../../sw/core/errors/compiler-errors.ts'
import { buildIdPlaceholder } from '../../entry/worker-entry.ts'
import { wrapScript } from '../../entry/wrap-script.ts'
import { firstModuleSyntax } from '../../module-syntax.ts'
import { environmentNames } from '../environments.ts'

/**
 * Makes the bundled worker a classic script: all three engines take it, with top-level await inside lazy modules. The
 * strict function around it keeps a project's `clients` or `caches` from colliding with the worker's globals.
 */
export function classicScriptPlugin(): Plugin {
  return {
    name: 'stowaway:classic-script',
    applyToEnvironment: (environment) => environment.name === environmentNames.worker,
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const chunk of Object.values(bundle)) {
          if (chunk.type !== 'chunk') continue
          chunk.code = toClassicScript(chunk.code)
          // The wrapper's first line moves every mapping down by one.
          if (chunk.map) chunk.map.mappings = `;${chunk.map.mappings}`
        }
      },
    },
  }
}

function toClassicScript(code: string): string {
  const script = wrapScript(code)
  const found = firstModuleSyntax(parseAst(script), script)
  if (found !== undefined) throw compilerError('WorkerNotClassic', { found: found.text })
  const buildId = createHash('sha256').update(script).digest('base64url').slice(0, buildIdPlaceholder.length)
  return script.replaceAll(buildIdPlaceholder, buildId)
}
