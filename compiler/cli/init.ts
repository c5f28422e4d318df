import { basename, relative, resolve } from 'node:path'
import type { Command } from 'commander'
import { type Laid, layTemplate } from './lay-template.ts'
import { packageVersion } from './package-version.ts'
import { templateFiles } from './template/template-files.ts'
import type { Terminal } from './terminal.ts'

const examples = `
Examples:
  stowaway init my-site    a new folder with a working example
  stowaway init            the same in this folder; no file is overwritten`

interface InitFlags {
  readonly root?: string
}

/** `stowaway init`: an example to start from. */
export function addInit(program: Command, terminal: Terminal): void {
  program
    .command('init')
    .description('lay a working example into a folder; no file is ever overwritten')
    .argument('[folder]', 'the folder (default: the current one)')
    .option('--root <folder>', 'the folder that [folder] is relative to (default: the current one)')
    .addHelpText('after', examples)
    .action((folder: string | undefined, { root = '.' }: InitFlags) => init(resolve(root, folder ?? '.'), terminal))
}

async function init(folder: string, terminal: Terminal): Promise<void> {
  const laid = await layTemplate(folder, templateFiles(basename(folder), packageVersion()))
  terminal.out.write(formatLaid(folder, laid, terminal))
}

function formatLaid(folder: string, { written, kept, addedScripts, packageProblem }: Laid, terminal: Terminal): string {
  const { bold, cyan, dim, green, yellow } = terminal.colours
  const way = relative(process.cwd(), folder)
  const hasPackage = kept.includes('package.json')
  const added = addedScripts.length > 0 ? `, added scripts: ${addedScripts.join(', ')}` : ''
  return [
    ...written.map((path) => `${green('wrote')}  ${path}`),
    ...kept.map((path) => `${yellow('kept')}   ${path}${dim(path === 'package.json' ? added : '')}`),
    ...(packageProblem === undefined ? [] : [`${yellow('warning')}: ${packageProblem}`]),
    '',
    bold('Next:'),
    ...(way === '' ? [] : [cyan(`  cd ${/\s/.test(way) ? `"${way}"` : way}`)]),
    cyan(hasPackage ? '  npm install --save-dev stowaway vite' : '  npm install'),
    cyan('  npx stowaway dev'),
    '',
  ].join('\n')
}
