import { execFile } from 'node:child_process'
import { access, constants } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const systemFolders = ['/usr/bin', '/usr/local/bin', '/snap/bin']

/** Paths where programs with these names may be, the likeliest first. Does not look at the disk. */
export function candidates(names, folders = []) {
  const searched = [...(process.env.PATH ?? '').split(delimiter).filter(Boolean), ...systemFolders, ...folders]
  return [...new Set(names.flatMap((name) => searched.map((folder) => join(folder, name))))]
}

/** Whether a program starts. A file may exist while its shared libraries are missing. */
export async function starts(file) {
  if (!(await isExecutable(file))) return false
  try {
    await run(file, ['--version'], { timeout: 30_000 })
    return true
  } catch {
    return false
  }
}

export async function isExecutable(file) {
  try {
    await access(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** The program that the variable names, else the first candidate that starts; `undefined` if none does. */
export async function installedProgram(variable, files) {
  const asked = process.env[variable]
  if (asked !== undefined && asked !== '') {
    if (await starts(asked)) return asked
    throw new Error(`${variable} is ${asked}, which does not start. Set it to a browser, or unset it.`)
  }
  for (const file of files) if (await starts(file)) return file
}
