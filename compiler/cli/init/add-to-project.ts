import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Terminal } from '../terminal.ts'
import { addPlugin } from './add-plugin.ts'
import type { FoundProject } from './found-project.ts'
import { keepLineEnds } from './keep-line-ends.ts'
import { lineDiff } from './line-diff.ts'
import { parseConfig } from './parse-config.ts'

const defaultPages = 'src/pages'

/**
 * Changes the files of an existing project: configuration, types and ignored files. Shows each change.
 *
 * @returns lines that a person must add, where a file has another form than expected
 */
export async function addToProject(folder: string, project: FoundProject, terminal: Terminal): Promise<string[]> {
  const call = project.pages === defaultPages ? 'stowaway()' : `stowaway({ pages: '${project.pages}' })`
  return [
    ...(await addConfig(folder, project, call, terminal)),
    ...(await addTypes(folder, terminal)),
    ...(await addIgnored(folder, terminal)),
  ]
}

async function addConfig(folder: string, project: FoundProject, call: string, terminal: Terminal): Promise<string[]> {
  const { config, usesTypeScript } = project
  const line = `plugins: [${call}] in vite.config, with import { stowaway } from 'stowaway/vite'`
  if (config === undefined) {
    if (project.usesCommand && project.pages === defaultPages) return []
    const name = `vite.config.${usesTypeScript ? 'ts' : 'js'}`
    const text = `import { stowaway } from 'stowaway/vite'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [${call}],
})
`
    await writeFile(join(folder, name), text, { flag: 'wx' })
    terminal.out.write(`${terminal.colours.green('wrote')}  ${name}\n`)
    return []
  }
  const text = await readFile(join(folder, config), 'utf8')
  const source = await parseConfig(config, text)
  const changed = source && addPlugin(source, call)
  if (changed === 'present') return []
  const isWritten =
    changed !== undefined && (await change({ folder, file: config, before: text, after: changed }, terminal))
  return isWritten ? [] : [line]
}

const routeTypes = '.stowaway/routes.d.ts'

/** Has TypeScript see the types of the routes. Vite's templates have a separate file for the page's types. */
export async function addTypes(folder: string, terminal: Terminal): Promise<string[]> {
  const file = ['tsconfig.app.json', 'tsconfig.json'].find((name) => existsSync(join(folder, name)))
  if (file === undefined) return []
  const before = await readFile(join(folder, file), 'utf8')
  if (before.includes(routeTypes)) return []
  const after = addIncluded(before)
  if (after === undefined) return [`"include": ["src", "${routeTypes}"] in ${file}, for the types of the routes`]
  return (await change({ folder, file, before, after }, terminal)) ? [] : [`"${routeTypes}" to "include" of ${file}`]
}

/** `undefined` if the configuration has no list of files. */
function addIncluded(config: string): string | undefined {
  const list = /"include"\s*:\s*\[/.exec(config)
  const end = list === null ? -1 : config.indexOf(']', list.index)
  if (list === null || end < 0) return undefined
  const files = config.slice(list.index + list[0].length, end).trimEnd()
  const start = list.index + list[0].length + files.length
  return `${config.slice(0, start)}${files === '' || files.endsWith(',') ? '' : ','} "${routeTypes}"${config.slice(start)}`
}

async function addIgnored(folder: string, terminal: Terminal): Promise<string[]> {
  const file = '.gitignore'
  const before = await readFile(join(folder, file), 'utf8').catch(() => '')
  if (/^\/?\.stowaway\/?$/m.test(before)) return []
  const after = `${before}${before === '' || before.endsWith('\n') ? '' : '\n'}.stowaway/\n`
  return (await change({ folder, file, before, after }, terminal)) ? [] : [`.stowaway/ to ${file}`]
}

interface Change {
  readonly folder: string
  readonly file: string
  readonly before: string
  readonly after: string
}

/** Shows a change and makes it; on a terminal, only if the person agrees. */
async function change({ folder, file, before, after: written }: Change, terminal: Terminal): Promise<boolean> {
  const { bold, green, red } = terminal.colours
  const after = keepLineEnds(before, written)
  const painted = lineDiff(before, after).map((line) =>
    line.startsWith('+') ? green(line) : line.startsWith('-') ? red(line) : line,
  )
  terminal.out.write(`\n${bold(file)}\n${painted.map((line) => `  ${line}\n`).join('')}`)
  if (terminal.confirm !== undefined && !(await terminal.confirm(`Change ${file}?`))) return false
  await writeFile(join(folder, file), after)
  return true
}
