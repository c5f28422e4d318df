import { Command } from 'commander'
import { addBuild } from './build.ts'
import { addDev } from './dev.ts'
import { addInit } from './init/add-init.ts'
import { packageVersion } from './package-version.ts'
import { addPrerender } from './prerender.ts'
import { addPreview } from './preview.ts'
import { addRoutes } from './routes.ts'
import { addSync } from './sync.ts'
import type { Terminal } from './terminal.ts'
import { addUnregister } from './unregister.ts'

/** All commands and their flags. A command loads Vite only when it runs, so that help is instant. */
export function createProgram(terminal: Terminal): Command {
  const program = new Command('stowaway')
    .description('A server that travels inside the page: endpoint files, answered by a service worker.')
    .version(packageVersion(), '-v, --version')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out.write(text),
      writeErr: (text) => terminal.err.write(text),
      outputError: (text, write) => write(terminal.errorColours.red(text)),
      getOutHasColors: () => terminal.colours.isColorSupported,
      getErrHasColors: () => terminal.errorColours.isColorSupported,
    })
    .showHelpAfterError('Run it with --help to see what it takes.')
    .addHelpText('after', '\nStart with: stowaway init my-site && cd my-site && npm install && npx stowaway dev')
  addDev(program, terminal)
  addBuild(program, terminal)
  addPreview(program, terminal)
  addPrerender(program, terminal)
  addRoutes(program, terminal)
  addSync(program, terminal)
  addInit(program, terminal)
  addUnregister(program, terminal)
  return program
}
