import { decode, encode, type SourceMapMappings, type SourceMapSegment } from '@jridgewell/sourcemap-codec'
import { compilerError } from '../../../sw/core/errors/compiler-errors.ts'
import { base64Of } from '../../content/data-url.ts'
import type { SourceFiles } from '../../content/source-files.ts'
import { firstModuleSyntax } from '../../syntax/module-syntax.ts'
import { diagnosticOf } from '../diagnostic.ts'
import { CompileFailure } from './compile-failure.ts'
import type { EsbuildFile } from './esbuild.ts'
import { lineIndex } from './line-index.ts'
import { findLoops, guardCalls, guardSource, type Insertion } from './loop-guard.ts'
import { originOf } from './origin-of.ts'
import { placeOf } from './place.ts'

interface FinishedCode {
  /** Without the map. */
  readonly program: string
  /** In UTF-8. */
  readonly bytes: number
  /** The whole function body, named for stacks and debuggers, with its map. */
  withName(name: string): string
}

interface FinishOptions {
  readonly files: SourceFiles
  /** `true`: the default limit; a number: milliseconds. */
  readonly loopGuard: boolean | number | undefined
  /** An expression for the class `StowawayError` in the bundle. */
  readonly errorClass: string
}

interface SourceMap {
  readonly sources: readonly string[]
  readonly mappings: string
}

/** The lines that `new Function` puts before a body. */
const linesBefore = 2
const defaultLoopLimit = 2000
/** The loop guard goes behind this banner, which is not the project's code. */
const guardPlace = 'const stowawayBundle={};'

/**
 * Makes a function's body of what esbuild wrote, with paths of the project in its source map. Throws `WorkerNotClassic`
 * for what only a module may hold, with its place in the project.
 */
export async function finishCode(outputs: readonly EsbuildFile[], options: FinishOptions): Promise<FinishedCode> {
  const script = outputs.find(({ path }) => path.endsWith('.js'))?.text ?? ''
  const map: SourceMap = JSON.parse(outputs.find(({ path }) => path.endsWith('.map'))?.text ?? '{}')
  const sources = map.sources.map((source) => source.replace(/^project:/, ''))
  const limit = options.loopGuard === true ? defaultLoopLimit : options.loopGuard || 0
  const isClear = limit === 0 && !/\bimport\s*[.(]/.test(script)
  const { program, mappings } = isClear
    ? { program: script, mappings: map.mappings }
    : await examined(script, { ...map, sources }, limit, options)
  return {
    program,
    bytes: new TextEncoder().encode(program).byteLength,
    withName(name) {
      const text = JSON.stringify({ ...map, sources, mappings: ';'.repeat(linesBefore) + mappings })
      const encoded = base64Of(new TextEncoder().encode(text))
      return `${program}\n//# sourceURL=${name}\n//# sourceMappingURL=data:application/json;base64,${encoded}`
    },
  }
}

/** The script after a look at its syntax tree: refused, or with its loops guarded. */
async function examined(script: string, map: SourceMap, limit: number, { files, errorClass }: FinishOptions) {
  const { parse } = await import('acorn')
  const tree = parse(script, { ecmaVersion: 'latest', sourceType: 'module', allowReturnOutsideFunction: true })
  const lines = decode(map.mappings)
  const positionOf = lineIndex(script)
  const origin = (offset: number) => {
    const { line, column } = positionOf(offset)
    const found = originOf(lines, line, column)
    const file = found === undefined ? undefined : map.sources[found.source]
    return found === undefined || file === undefined || !files.has(file)
      ? undefined
      : { file, line: found.line + 1, column: found.column }
  }
  const refused = firstModuleSyntax(tree, script)
  if (refused !== undefined) throw moduleFailure(refused, origin(refused.start), files)
  if (limit === 0) return { program: script, mappings: map.mappings }

  const loops = findLoops(tree, origin)
  if (loops.length === 0) return { program: script, mappings: map.mappings }
  const guard = { offset: script.indexOf(guardPlace) + guardPlace.length, text: guardSource(loops, limit, errorClass) }
  const insertions = [guard, ...guardCalls(loops)]
  return { program: inserted(script, insertions), mappings: encode(shifted(lines, insertions, positionOf)) }
}

function moduleFailure(
  { text }: { readonly text: string },
  origin: { readonly file: string; readonly line: number; readonly column: number } | undefined,
  files: SourceFiles,
): CompileFailure {
  const diagnostic = diagnosticOf(compilerError('WorkerNotClassic', { found: text }))
  return new CompileFailure([origin === undefined ? diagnostic : { ...diagnostic, ...placeOf(origin, files) }])
}

function inserted(script: string, insertions: readonly Insertion[]): string {
  let result = ''
  let end = 0
  for (const { offset, text } of insertions) {
    result += script.slice(end, offset) + text
    end = offset
  }
  return result + script.slice(end)
}

/** Moves what lies behind an insertion, on its line, by its length. */
function shifted(
  lines: SourceMapMappings,
  insertions: readonly Insertion[],
  positionOf: ReturnType<typeof lineIndex>,
): SourceMapMappings {
  const byLine = new Map<number, { readonly column: number; readonly length: number }[]>()
  for (const { offset, text } of insertions) {
    const { line, column } = positionOf(offset)
    byLine.set(line, [...(byLine.get(line) ?? []), { column, length: text.length }])
  }
  return lines.map((segments, line) => {
    const onLine = byLine.get(line) ?? []
    if (onLine.length === 0) return segments
    return segments.map((segment): SourceMapSegment => {
      const shift = onLine.reduce((sum, { column, length }) => (column <= segment[0] ? sum + length : sum), 0)
      return segment.length === 1 ? [segment[0] + shift] : [segment[0] + shift, segment[1], segment[2], segment[3]]
    })
  })
}
