import { existsSync, readdirSync, realpathSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { ProjectOptions } from '../inline-config.ts'
import { createProject, type Project } from '../project.ts'

/** Where Vite would find more to say about the project. */
const configuration = /^(?:vite\.config\.[cm]?[jt]s|\.env(?:\..*)?)$/

/**
 * A project without a configuration of Vite, which Vite need not resolve. `undefined`: it has one, or what is asked for
 * is Vite's business.
 *
 * @throws as `createProject`
 */
export function plainProject(given: ProjectOptions): Project | undefined {
  const { config, base = '/', mode, stowaway = {} } = given
  const folder = resolve(given.root ?? '.')
  if (!existsSync(folder) || typeof config === 'string' || mode !== undefined || !/^\/[\w./-]*$/.test(base))
    return undefined
  // As Vite sees it: the root may be reached through a link.
  const root = realpathSync(folder)
  const names = readdirSync(root).filter((name) => configuration.test(name))
  if (names.some((name) => config !== false || name.startsWith('.env'))) return undefined
  const appType = existsSync(join(root, 'index.html')) ? 'spa' : 'mpa'
  return createProject({ root, base, publicDir: join(root, 'public'), appType }, stowaway)
}
