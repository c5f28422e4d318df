import { buildError } from '../../../sw/core/errors/build-errors.ts'
import { type SourceFiles, textOf } from '../../content/source-files.ts'
import { mayUseNodeGlobals, nodeGlobals } from '../../syntax/node-globals.ts'
import { type Diagnostic, diagnosticOf } from '../diagnostic.ts'
import type { Esbuild } from './esbuild.ts'
import { fileModule } from './file-module.ts'

interface Checked {
  readonly content: string | Uint8Array
  readonly names: readonly string[]
}

/** Looks for Node's globals in files that run in a browser. Files that have not changed are not parsed again. */
export class NodeGlobalCheck {
  readonly #esbuild: Pick<Esbuild, 'transform'>
  readonly #checked = new Map<string, Checked>()

  constructor(esbuild: Pick<Esbuild, 'transform'>) {
    this.#esbuild = esbuild
  }

  /** One warning for each file that uses any. `paths` are those of modules; other files are not read. */
  async warnings(files: SourceFiles, paths: Iterable<string>): Promise<readonly Diagnostic[]> {
    const found: Diagnostic[] = []
    for (const file of [...new Set(paths)].sort()) {
      const names = await this.#namesIn(file, files.get(file) ?? '')
      if (names.length === 0) continue
      const error = buildError('NodeGlobalInWorker', { file, names: names.join(' and ') }, { file })
      found.push({ ...diagnosticOf(error), severity: 'warning' })
    }
    return found
  }

  async #namesIn(path: string, content: string | Uint8Array): Promise<readonly string[]> {
    const before = this.#checked.get(path)
    if (before?.content === content) return before.names
    const names = mayUseNodeGlobals.test(textOf(content)) ? await this.#parsed(path, content) : []
    this.#checked.set(path, { content, names })
    return names
  }

  async #parsed(path: string, content: string | Uint8Array): Promise<readonly string[]> {
    const { loader } = fileModule({ path, query: '', content })
    if (loader === undefined || !/^[jt]sx?$/.test(loader)) return []
    const { code } = await this.#esbuild.transform(textOf(content), {
      loader,
      target: 'es2022',
      jsx: 'automatic',
      tsconfigRaw: '{}',
      define: { 'process.env.NODE_ENV': '""' },
      logLevel: 'silent',
    })
    const { parse } = await import('acorn')
    // What else `process.env` holds is not replaced here.
    return nodeGlobals(parse(code, { ecmaVersion: 'latest', sourceType: 'module' }), false).map(({ name }) => name)
  }
}
