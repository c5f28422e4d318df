import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { root } from '../../architecture/source-files.ts'

const run = promisify(execFile)

/** A text that stands in a file, and its replacement. */
export interface Change {
  readonly file: string
  readonly find: string
  readonly replace: string
}

/** A copy of the package's sources, to be changed. It is in the package, so that its dependencies are found. */
export async function openScratchCopy() {
  const folder = await mkdtemp(join(root, 'node_modules/.stowaway-scratch-'))
  for (const name of ['compiler', 'sw', 'package.json', 'tsconfig.json', 'tsconfig.base.json', 'LICENSE']) {
    await cp(join(root, name), join(folder, name), { recursive: true })
  }
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
  return {
    folder,
    async change(changes: readonly Change[]): Promise<void> {
      for (const { file, find, replace } of changes) {
        const text = await readFile(join(folder, file), 'utf8')
        if (!text.includes(find)) throw new Error(`${file} does not hold ${find}`)
        await writeFile(
          join(folder, file),
          text.replace(find, () => replace),
        )
      }
    },
    /** Compiles the sources, with all checks of types. */
    async compile(): Promise<void> {
      await run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-b'], { cwd: folder })
    },
    /** Bundles the scripts and modules of the package. */
    async pack(): Promise<void> {
      await run(process.execPath, ['dist/compiler/vite/pack/main.js'], { cwd: folder })
    },
    /** Runs a script of Node, given as text, in the copy; what it prints. */
    async print(script: string): Promise<string> {
      const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], { cwd: folder })
      return stdout.trim()
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
