import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { mergeScripts } from './merge-scripts.ts'
import { scripts } from './template/project-files.ts'

/** What became of each file of a template. */
export interface Laid {
  readonly written: readonly string[]
  /** Files that were there already, and are as they were; `package.json` may have got scripts. */
  readonly kept: readonly string[]
  readonly addedScripts: readonly string[]
  /** Why scripts could not be added to an existing `package.json`. */
  readonly packageProblem?: string
}

/**
 * Writes files into a folder, which is created if missing. An existing file is never overwritten. An
 * existing `package.json` gets the scripts that it lacks.
 */
export async function layTemplate(
  folder: string,
  files: ReadonlyMap<string, string>,
  hasPackage: boolean,
): Promise<Laid> {
  const written: string[] = []
  const kept: string[] = []
  for (const [path, content] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    if (await writeNew(join(folder, path), content)) written.push(path)
    else kept.push(path)
  }
  return { written, kept, ...(hasPackage ? await addScripts(folder) : { addedScripts: [] }) }
}

async function writeNew(file: string, content: string): Promise<boolean> {
  try {
    await writeFile(file, content, { flag: 'wx' })
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

async function addScripts(folder: string): Promise<Pick<Laid, 'addedScripts' | 'packageProblem'>> {
  const file = join(folder, 'package.json')
  const merged = mergeScripts(await readFile(file, 'utf8'), scripts)
  if (merged === undefined) {
    return { addedScripts: [], packageProblem: 'package.json cannot be read as JSON, so no scripts were added to it.' }
  }
  if (merged.added.length > 0) await writeFile(file, merged.text)
  return { addedScripts: merged.added }
}
