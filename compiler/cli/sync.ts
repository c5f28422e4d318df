import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Command } from 'commander'
import { everyRoute } from '../../sw/core/routes/origin-routes.ts'
import { addProjectFlags, type ProjectFlags, projectOptions } from './project-flags.ts'
import type { Terminal } from './terminal.ts'

const examples = `
Examples:
  stowaway sync && tsc --noEmit    check the types where neither "dev" nor "build" ran before`

/** `stowaway sync`: the declaration of the routes, which `dev` and `build` write too. */
export function addSync(program: Command, terminal: Terminal): void {
  const command = program.command('sync').description('write the types of the routes: .stowaway/routes.d.ts')
  addProjectFlags(command)
    .addHelpText('after', examples)
    .action((flags: ProjectFlags) => sync(flags, terminal))
}

/** Without it, `APIRoute<'/x/[id]'>` and `endpoint()` know no routes, and nothing says so. */
async function missingTypes(root: string): Promise<readonly string[]> {
  const files = ['tsconfig.json', 'tsconfig.app.json']
  const texts = await Promise.all(files.map((file) => readFile(join(root, file), 'utf8').catch(() => '')))
  const isIncluded = texts.every((text) => text === '') || texts.some((text) => text.includes('.stowaway'))
  return isIncluded
    ? []
    : ['tsconfig.json does not include the types of the routes. Add ".stowaway/routes.d.ts" to its "include".']
}

async function sync(flags: ProjectFlags, terminal: Terminal): Promise<void> {
  const { resolveProject } = await import('../vite/resolve-project.ts')
  const { readProjectManifest } = await import('../vite/project.ts')
  const { declarationFile, writeDeclaration } = await import('../node/write-declaration.ts')
  const project = await resolveProject(projectOptions(flags))
  const { manifest, warnings } = await readProjectManifest(project)
  for (const warning of warnings) terminal.err.write(`${terminal.errorColours.yellow('warning')}: ${warning}\n`)
  const outcome = await writeDeclaration(project, manifest)
  for (const line of await missingTypes(project.root))
    terminal.err.write(`${terminal.errorColours.yellow('warning')}: ${line}\n`)
  const { length } = everyRoute(manifest)
  const count = terminal.colours.dim(`${length} route${length === 1 ? '' : 's'}`)
  terminal.out.write(`${outcome === 'written' ? 'wrote' : 'unchanged'}  ${declarationFile}  ${count}\n`)
}
