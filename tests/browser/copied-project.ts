import { cp, mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { projectFolder, stowaway, type TemporaryFolder, temporaryFolder } from './serve-project.ts'

/** A copy of a project of this repository with more files. */
export async function copiedProject(project: string, more: Readonly<Record<string, string>>): Promise<TemporaryFolder> {
  const folder = await temporaryFolder()
  await cp(projectFolder(project), folder.path, { recursive: true, filter: (path) => !path.includes('node_modules') })
  for (const [path, content] of Object.entries(more)) {
    await mkdir(dirname(join(folder.path, path)), { recursive: true })
    await writeFile(join(folder.path, path), content)
  }
  return folder
}

/** Builds a copy; returns its output folder. */
export async function buildCopy({ path }: TemporaryFolder, ...flags: string[]): Promise<string> {
  const { exitCode, text } = await stowaway(['build', '--root', path, ...flags])
  if (exitCode !== 0) throw new Error(text)
  return join(path, 'dist')
}

const plugin = pathToFileURL(projectFolder('dist/runtime/commands/vite.js')).href

/** The text of a `vite.config.js`. */
export const viteConfig = (options: object, config: object = {}): string =>
  `import { stowaway } from ${JSON.stringify(plugin)}
export default { ...${JSON.stringify(config)}, plugins: [stowaway(${JSON.stringify(options)})] }`
