import { cp, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildProject } from '../../compiler/vite/build-project.ts'
import type { ProjectOptions } from '../../compiler/vite/inline-config.ts'
import { asText } from './as-text.mjs'

const corpus = fileURLToPath(new URL('corpus/', import.meta.url))
const packages = fileURLToPath(new URL('../../node_modules', import.meta.url))

/** What the real Astro built from a project of the corpus. */
export interface Recording {
  readonly astro: string
  /** Text by path, as in `dist`; of binary files in base64, after `base64:`. */
  readonly files: Readonly<Record<string, string>>
  /** Paths of images. */
  readonly assets: readonly string[]
}

export async function readRecording(name: string): Promise<Recording> {
  return JSON.parse(await readFile(new URL(`recorded/${name}.json`, import.meta.url), 'utf8'))
}

export interface CorpusProject {
  readonly root: string
  /** What the build said: warnings and information. */
  readonly said: readonly string[]
  /** Builds the project, and returns the output folder's files, as text by path. */
  build(): Promise<Readonly<Record<string, string>>>
  remove(): Promise<void>
}

/** A copy of a project of the corpus. Its packages are those of this repository. */
export async function openCorpus(name: string, options: ProjectOptions): Promise<CorpusProject> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'stowaway-astro-')))
  await cp(join(corpus, name), root, { recursive: true })
  await symlink(packages, join(root, 'node_modules'))
  await writeFile(join(root, 'package.json'), '{ "type": "module" }')
  const said: string[] = []
  return {
    root,
    said,
    async build() {
      const say = (text: string) => said.push(text)
      const reporter = { info: say, warn: say, progress: () => undefined }
      await buildProject({ ...options, root, config: false }, reporter)
      const folder = join(root, 'dist')
      const entries = await readdir(folder, { recursive: true, withFileTypes: true })
      const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
      const texts = files.map(async (file) => [relative(folder, file), asText(await readFile(file))] as const)
      return Object.fromEntries(await Promise.all(texts))
    },
    remove: () => rm(root, { recursive: true, force: true }),
  }
}
