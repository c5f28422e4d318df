import { execFile } from 'node:child_process'
import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { writeDeclaration } from '../../../compiler/node/write-declaration.ts'
import { createManifest } from '../../../sw/core/routes/manifest.ts'
import { temporaryFolder } from '../../host/temporary-folder.ts'

const packageRoot = fileURLToPath(new URL('../../..', import.meta.url))

export interface TypedProject {
  /** Path to source, from the root; endpoints are in `src/pages`. */
  readonly files: Readonly<Record<string, string>>
  readonly compilerOptions?: Readonly<Record<string, unknown>>
}

/** Creates a project with the built package, writes its declaration and runs `tsc`; '' if there is no error. */
export async function typeCheck({ files, compilerOptions = {} }: TypedProject): Promise<string> {
  const root = temporaryFolder({
    ...files,
    'package.json': '{ "type": "module" }',
    'tsconfig.json': JSON.stringify({
      compilerOptions: { ...defaults, ...compilerOptions },
      include: ['src', '.stowaway/routes.d.ts'],
    }),
  })
  linkPackages(root)
  const pages = Object.keys(files).flatMap((path) => (path.startsWith(folder) ? [path.slice(folder.length)] : []))
  await writeDeclaration(
    { root, pagesFolder: join(root, 'src/pages') },
    createManifest({ files: pages, base: '/', trailingSlash: 'ignore', redirects: {} }).manifest,
  )
  return runTsc(root)
}

/** Installs the built package and Vite in a folder, as far as TypeScript can tell. */
export function linkPackages(root: string): void {
  mkdirSync(join(root, 'node_modules'))
  symlinkSync(packageRoot, join(root, 'node_modules/stowaway'))
  symlinkSync(join(packageRoot, 'node_modules/vite'), join(root, 'node_modules/vite'))
}

/** What `tsc` says about the project in a folder; '' if there is no error. */
export function runTsc(root: string): Promise<string> {
  const tsc = join(packageRoot, 'node_modules/typescript/bin/tsc')
  return promisify(execFile)(process.execPath, [tsc, '-p', root, '--pretty', 'false'], { cwd: root }).then(
    ({ stdout }) => stdout,
    ({ stdout, stderr }) => `${stdout}${stderr}`,
  )
}

const folder = 'src/pages/'

const defaults = {
  target: 'ES2022',
  lib: ['ES2022', 'DOM', 'DOM.Iterable'],
  module: 'ESNext',
  moduleResolution: 'bundler',
  strict: true,
  skipLibCheck: true,
  noEmit: true,
  types: [],
}
