import { mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { packageRoot } from '../../hosts/package-root.ts'

export type ProjectFiles = Readonly<Record<string, string>>

/** Writes the files of a project, whose old ones are removed. It can import our package. */
export async function writeProject(root: string, files: ProjectFiles): Promise<void> {
  await rm(root, { recursive: true, force: true })
  await writeFiles(root, files)
  await mkdir(join(root, 'node_modules'))
  await symlink(packageRoot, join(root, 'node_modules/stowaway'))
}

/** Writes a project of another tool, which can import the peers in a folder. */
export async function writePeerProject(root: string, peers: string, files: ProjectFiles): Promise<void> {
  await rm(root, { recursive: true, force: true })
  await writeFiles(root, { 'package.json': '{ "private": true, "type": "module" }', ...files })
  await symlink(join(peers, 'node_modules'), join(root, 'node_modules'))
}

async function writeFiles(root: string, files: ProjectFiles): Promise<void> {
  const folders = new Set(Object.keys(files).map((path) => dirname(join(root, path))))
  for (const folder of [root, ...folders]) await mkdir(folder, { recursive: true })
  for (const [path, content] of Object.entries(files)) await writeFile(join(root, path), content)
}
