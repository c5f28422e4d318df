import { base64Of } from './data-url.ts'
import type { EsbuildFile } from './esbuild.ts'

export interface FinishedCode {
  /** Without the map. */
  readonly program: string
  /** In UTF-8. */
  readonly bytes: number
  /** The whole function body, named for stacks and debuggers, with its map. */
  withName(name: string): string
}

/** The lines that `new Function` puts before a body. */
const linesBefore = 2

/** Makes a function's body of what esbuild wrote, with paths of the project in its source map. */
export async function finishCode(outputs: readonly EsbuildFile[], _loopGuard: boolean | number): Promise<FinishedCode> {
  const script = outputs.find(({ path }) => path.endsWith('.js'))
  const map: SourceMap = JSON.parse(outputs.find(({ path }) => path.endsWith('.map'))?.text ?? '{}')
  const program = script?.text ?? ''
  const bytes = script?.contents.byteLength ?? 0
  return {
    program,
    bytes,
    withName(name) {
      const sources = map.sources.map((source) => source.replace(/^project:/, ''))
      const mappings = ';'.repeat(linesBefore) + map.mappings
      const encoded = base64Of(new TextEncoder().encode(JSON.stringify({ ...map, sources, mappings })))
      return `${program}\n//# sourceURL=${name}\n//# sourceMappingURL=data:application/json;base64,${encoded}`
    },
  }
}

interface SourceMap {
  readonly sources: readonly string[]
  readonly mappings: string
}
