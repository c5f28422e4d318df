import { createHash } from 'node:crypto'
import { type Plugin, parseAst } from 'vite'
import { classicScript } from '../../scripts/classic-script.ts'
import { buildIdPlaceholder } from '../../site/worker-entry.ts'
import { environmentNames } from '../environments.ts'

/** Makes the bundled worker a classic script that knows its own build. */
export function classicScriptPlugin(): Plugin {
  return {
    name: 'stowaway:classic-script',
    applyToEnvironment: (environment) => environment.name === environmentNames.worker,
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const chunk of Object.values(bundle)) {
          if (chunk.type !== 'chunk') continue
          chunk.code = withBuildId(chunk.code)
          // The wrapper's first line moves every mapping down by one.
          if (chunk.map) chunk.map.mappings = `;${chunk.map.mappings}`
        }
      },
    },
  }
}

function withBuildId(code: string): string {
  const script = classicScript(code, parseAst)
  const buildId = createHash('sha256').update(script).digest('base64url').slice(0, buildIdPlaceholder.length)
  return script.replaceAll(buildIdPlaceholder, buildId)
}
