import { existsSync } from 'node:fs'
import { basename, join, relative, resolve } from 'node:path'
import type { Command } from 'commander'
import { packageVersion } from '../package-version.ts'
import type { Terminal } from '../terminal.ts'
import { addToProject, addTypes } from './add-to-project.ts'
import { addToAstro, astroConfigName } from './astro/add-to-astro.ts'
import { findProject } from './found-project.ts'
import { isInstalled } from './is-installed.ts'
import { type Laid, layTemplate } from './lay-template.ts'
import { endpointFiles, templateFiles } from './template/template-files.ts'

const examples = `
Examples:
  stowaway init my-site    a new folder with a working example
  stowaway init            the same in this folder; no file is overwritten
  stowaway init            in a project with Vite: one endpoint, and the plugin in its configuration
  stowaway init            in an Astro project: its options in a configuration of Vite, and what carries over`

interface InitFlags {
  readonly root?: string
}

/** `stowaway init`: an example to start from. */
export function addInit(program: Command, terminal: Terminal): void {
  program
    .command('init')
    .description('create a working example in a folder; no file is ever overwritten')
    .argument('[folder]', 'the folder (default: the current one)')
    .option('--root <folder>', 'the folder that [folder] is relative to (default: the current one)')
    .addHelpText('after', examples)
    .action((folder: string | undefined, { root = '.' }: InitFlags) => init(resolve(root, folder ?? '.'), terminal))
}

async function init(folder: string, terminal: Terminal): Promise<void> {
  const astro = astroConfigName(folder)
  if (astro !== undefined) {
    const lines = await addToAstro(folder, astro, terminal)
    const laid = { written: [], kept: [], addedScripts: [] }
    terminal.out.write([...lines, '', nextSteps(folder, laid, terminal)].join('\n'))
    return
  }
  const project = await findProject(folder)
  const files = project === undefined ? templateFiles(basename(folder), packageVersion()) : endpointFiles(project.pages)
  const laid = await layTemplate(folder, files, existsSync(join(folder, 'package.json')))
  const lines = await (project === undefined ? addTypes(folder, terminal) : addToProject(folder, project, terminal))
  const { dim, green, yellow } = terminal.colours
  const { written, kept, addedScripts, packageProblem } = laid
  const scripts =
    addedScripts.length > 0 ? [`${green('added')}  scripts of package.json: ${addedScripts.join(', ')}`] : []
  const report = [
    ...written.map((path) => `${green('wrote')}  ${path}`),
    ...kept.map((path) => `${yellow('kept')}   ${path}`),
    ...scripts,
    ...(packageProblem === undefined ? [] : [`${yellow('warning')}: ${packageProblem}`]),
    ...lines.map((line) => `${yellow('add')}    ${line}`),
    ...(project !== undefined && project.pages !== 'src/pages'
      ? [dim(`src/pages holds components, so the endpoints have a folder of their own: ${project.pages}`)]
      : []),
  ]
  terminal.out.write([...report, '', nextSteps(folder, laid, terminal)].join('\n'))
}

function nextSteps(folder: string, laid: Laid, terminal: Terminal): string {
  const { bold, cyan } = terminal.colours
  const path = relative(process.cwd(), folder)
  const hasPackage = !laid.written.includes('package.json')
  const install = hasPackage ? '  npm install --save-dev stowaway vite' : '  npm install'
  return [
    bold('Next:'),
    ...(path === '' ? [] : [cyan(`  cd ${/\s/.test(path) ? `"${path}"` : path}`)]),
    ...(isInstalled(folder) ? [] : [cyan(install)]),
    cyan('  npx stowaway dev'),
    '',
  ].join('\n')
}
