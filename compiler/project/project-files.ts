import { compareCodePoints } from '../../sw/core/routes/compare-code-points.ts'
import { type SourceFiles, textOf } from '../content/source-files.ts'

/** The port to a project's files: a disk, or a map in memory. Paths are relative to the project, with `/`. */
export interface ProjectFiles {
  /** Every file below a folder, relative to it and sorted; `undefined` where there is no such folder. */
  list(folder: string): Promise<readonly string[] | undefined>
  /** The text of a file; `undefined` where there is no such file. */
  read(file: string): Promise<string | undefined>
}

/** The files of a folder that are the project's own. */
export const withoutPackages = (files: readonly string[]): readonly string[] =>
  files.filter((file) => !file.split('/').includes('node_modules'))

/** The port to files in memory, where a folder exists while it has a file. */
export function filesInMemory(files: SourceFiles): ProjectFiles {
  return {
    async list(folder) {
      const prefix = folder === '' ? '' : `${folder}/`
      const inside = [...files.keys()]
        .filter((file) => file.startsWith(prefix))
        .map((file) => file.slice(prefix.length))
      return inside.length === 0 ? undefined : inside.sort(compareCodePoints)
    },
    async read(file) {
      const content = files.get(file)
      return content === undefined ? undefined : textOf(content)
    },
  }
}
