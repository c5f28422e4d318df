import type { Plugin } from 'vite'
import { buildStateOf } from '../build-state.ts'
import { changeMap, withoutMapComment } from '../site/bundle-maps.ts'
import { finalSource } from '../site/final-source.ts'
import type { SourceMap } from '../site/finished-map.ts'

/** Names sources in the maps of pages as from the output folder: Vite writes the maps in the staging folder. */
export function pageMapsPlugin(): Plugin {
  return {
    name: 'stowaway:page-maps',
    apply: 'build',
    applyToEnvironment: (environment) => environment.name === 'client',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const { config } = this.environment
        const place = { root: config.root, staging: config.build.outDir, outDir: buildStateOf(config).outDir }
        for (const chunk of Object.values(bundle)) {
          if (chunk.type !== 'chunk') continue
          const { fileName } = chunk
          const toFinal = finalSource({ ...place, fileName })
          const { code, comment } = withoutMapComment(chunk.code)
          const changed = changeMap(bundle, fileName, comment, (text) => {
            const map: SourceMap = JSON.parse(text)
            const sources = map.sources.map((source) => (source === null ? null : toFinal(source)))
            return JSON.stringify({ ...map, sources })
          })
          if (changed !== comment) chunk.code = code + changed
        }
      },
    },
  }
}
