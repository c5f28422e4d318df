import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { classifyPageFile } from '../../../sw/core/routes/page-file.ts'
import { scanFolder } from '../../node/scan-folder.ts'

/** An existing front-end project. */
export interface FoundProject {
  /** Vite's configuration, by its name. */
  readonly config: string | undefined
  /** Folder for the endpoints: not the plugin's default if that holds the app's components. */
  readonly pages: string
  /** Its scripts run the `stowaway` command, which needs no configuration. */
  readonly usesCommand: boolean
  readonly usesTypeScript: boolean
}

const configNames = ['ts', 'mts', 'cts', 'js', 'mjs', 'cjs'].map((extension) => `vite.config.${extension}`)

/** Looks for a project in a folder: its own page or configuration of Vite. `undefined` if the folder has neither. */
export async function findProject(folder: string): Promise<FoundProject | undefined> {
  const config = configNames.find((name) => existsSync(join(folder, name)))
  if (config === undefined && !existsSync(join(folder, 'index.html'))) return undefined
  const scripts = await readFile(join(folder, 'package.json'), 'utf8').catch(() => '')
  return {
    config,
    usesCommand: /"stowaway (?:dev|build)\b/.test(scripts),
    pages: (await holdsComponents(join(folder, 'src/pages'))) ? 'src/endpoints' : 'src/pages',
    usesTypeScript: existsSync(join(folder, 'tsconfig.json')) || config?.endsWith('ts') === true,
  }
}

const handler =
  /\bexport\s+(?:const|let|var|(?:async\s+)?function\*?)\s+(?:[A-Z]+|get|post|put|patch|del|all)\b|\bprerender\b/

/** Whether a folder holds pages, or only modules without a handler. */
async function holdsComponents(folder: string): Promise<boolean> {
  const files = (await scanFolder(folder)) ?? []
  const kinds = files.map(classifyPageFile)
  if (kinds.includes('page')) return true
  const modules = files.filter((_, index) => kinds[index] === 'endpoint')
  const texts = await Promise.all(modules.map((file) => readFile(join(folder, file), 'utf8')))
  return texts.length > 0 && !texts.some((text) => handler.test(text))
}
