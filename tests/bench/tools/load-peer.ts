import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Imports a module of an installed peer. Its types are not installed, so the caller describes what it uses. */
export async function loadPeer<Module>(folder: string, name: string): Promise<Module> {
  const { load }: { load(name: string): Promise<Module> } = await import(pathToFileURL(join(folder, 'load.mjs')).href)
  return load(name)
}
