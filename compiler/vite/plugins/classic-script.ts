import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { type Plugin, parseAst, type Rolldown } from 'vite'
import { sourceFrame } from '../../../sw/core/errors/source-frame.ts'
import { classicScript } from '../../scripts/classic-script.ts'
import { linesBefore } from '../../scripts/wrap-script.ts'
import { buildIdPlaceholder } from '../../site/worker-entry.ts'
import { withoutQuery } from '../../syntax/without-query.ts'
import { buildStateOf } from '../build-state.ts'
import { environmentNames } from '../environments.ts'
import { changeMap, withoutMapComment } from '../site/bundle-maps.ts'
import { finalSource } from '../site/final-source.ts'
import { finishedMap } from '../site/finished-map.ts'
import { virtualEntries } from '../virtual-entries.ts'

type Place = { readonly file: string; readonly frame: string }

/** Makes the bundled worker a classic script that knows its own build. */
export function classicScriptPlugin(): Plugin {
  return {
    name: 'stowaway:classic-script',
    applyToEnvironment: (environment) => environment.name === environmentNames.worker,
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const { config } = this.environment
        const { outDir: staging } = config.build
        for (const chunk of Object.values(bundle)) {
          if (chunk.type !== 'chunk') continue
          const { fileName } = chunk
          // Other plugins add scripts for pages to whatever is built: Storybook's mocks, for example.
          if (!chunk.facadeModuleId?.endsWith(virtualEntries.worker)) {
            delete bundle[fileName]
            continue
          }
          const { code, comment } = withoutMapComment(chunk.code)
          const isKnown = chunk.imports.length === 0 && chunk.exports.length === 0
          const script = withBuildId(code, isKnown, (text) => placeIn(chunk.modules, text, config.root))
          const { outDir } = buildStateOf(config)
          const sourcePath = finalSource({ root: config.root, staging, outDir, fileName })
          const toFinal = (map: string): string =>
            JSON.stringify(finishedMap(JSON.parse(map), { linesBefore, sourcePath }))
          chunk.code = script + changeMap(bundle, fileName, comment, toFinal)
        }
      },
    },
  }
}

/** The module that a text of the bundle is from: the first words of it stand in the source too, also if it is minified. */
function placeIn(modules: Rolldown.OutputChunk['modules'], text: string, root: string): Place | undefined {
  const [start = text] = /^import\.meta|^import\s*\(|^\w+/.exec(text) ?? []
  for (const id of Object.keys(modules).filter((one) => !one.startsWith('\0'))) {
    const source = sourceOf(id)
    const index = source.replaceAll('import.meta.env', ' '.repeat(15)).indexOf(start)
    if (index >= 0 && modules[id]?.code?.includes(start)) {
      return { file: relative(root, id), frame: sourceFrame(source, index, start.length) }
    }
  }
  return undefined
}

function sourceOf(id: string): string {
  try {
    return readFileSync(withoutQuery(id), 'utf8')
  } catch {
    return ''
  }
}

function withBuildId(code: string, isKnown: boolean, placeOf: (text: string) => Place | undefined): string {
  const script = classicScript(code, parseAst, { isKnown, placeOf })
  const buildId = createHash('sha256').update(script).digest('base64url').slice(0, buildIdPlaceholder.length)
  return script.replaceAll(buildIdPlaceholder, buildId)
}
