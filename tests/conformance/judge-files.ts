import { fileCode } from './build-deviations.ts'
import type { ProjectFacts } from './facts.ts'
import type { RecordedFile } from './recorded.ts'
import { type Result, resultOf } from './result.ts'

const bytesOf = ({ text, base64 }: RecordedFile): Buffer =>
  base64 === undefined ? Buffer.from(text ?? '', 'utf8') : Buffer.from(base64, 'base64')

const show = (bytes: Uint8Array) => {
  const text = Buffer.from(bytes).toString('utf8')
  return Buffer.from(text, 'utf8').equals(bytes) ? text : `base64:${Buffer.from(bytes).toString('base64')}`
}

export interface WrittenFiles {
  readonly project: string
  /** What a result's name starts with. */
  readonly prefix: string
  readonly expected: readonly RecordedFile[]
  readonly actual: ReadonlyMap<string, Uint8Array>
  readonly facts: ProjectFacts
}

/** Compares written files byte for byte; of Astro's own pages only the presence. A result a file. */
export function judgeFiles({ project, prefix, expected, actual, facts }: WrittenFiles): Result[] {
  const recorded = new Set(expected.map(({ path }) => path))
  const results = expected.map((file) => {
    const name = `${prefix}${file.path}`
    const written = actual.get(file.path)
    if (written === undefined) return failure(name, file.path, 'missing', 'written', 'not written')
    if (file.textOmitted || bytesOf(file).equals(written)) return resultOf(project, name, [], undefined)
    return failure(name, file.path, 'bytes', show(bytesOf(file)), show(written))
  })
  const extra = [...actual.keys()].filter((path) => !recorded.has(path))
  return [...results, ...extra.map((path) => failure(`${prefix}${path}`, path, 'extra', 'not written', 'written'))]

  function failure(name: string, path: string, kind: 'missing' | 'extra' | 'bytes', want: string, got: string): Result {
    const code = fileCode({ path, kind, expected: want, actual: got, facts, recorded })
    const found = [{ where: 'file', expected: want, actual: got }]
    return resultOf(project, name, found, code === undefined ? undefined : [code])
  }
}
