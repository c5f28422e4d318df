import { createHash } from 'node:crypto'
import { type Plugin, parseAst } from 'vite'
import { compilerError } from '../../../sw/core/errors/compiler-errors.ts'
import { buildIdPlaceholder } from '../../entry/worker-entry.ts'
import { wrapScript } from '../../entry/wrap-script.ts'
import { environmentNames } from '../environments.ts'
import { walk } from '../walk.ts'

const moduleSyntax = new Set([
  'ImportDeclaration',
  'ImportExpression',
  'ExportNamedDeclaration',
  'ExportDefaultDeclaration',
  'ExportAllDeclaration',
  'MetaProperty',
])

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
  const found = firstModuleSyntax(script)
  if (found !== undefined) throw compilerError('WorkerNotClassic', { found })
  const buildId = createHash('sha256').update(script).digest('base64url').slice(0, buildIdPlaceholder.length)
  return script.replaceAll(buildIdPlaceholder, buildId)
}

function firstModuleSyntax(script: string): string | undefined {
  let found: string | undefined
  walk(parseAst(script), (node) => {
    // `new.target` is a MetaProperty too, and fine.
    if (node.type === 'MetaProperty' && !script.startsWith('import', node.start)) return
    if (moduleSyntax.has(node.type)) found ??= script.slice(node.start, Math.min(node.end, node.start + 60))
  })
  return found
}
