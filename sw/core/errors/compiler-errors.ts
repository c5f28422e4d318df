import type { ErrorEntry } from './error-entry.ts'
import { type ErrorFactory, errorFactory } from './stowaway-error.ts'

export const compilerErrors = {
  PagesFolderMissing: {
    title: 'There is no pages folder.',
    message: ({ folder }: { folder: string }) =>
      `No endpoints were found: the pages folder ${folder} does not exist, or is not a folder.`,
    hint: () => 'Run "stowaway init" to create an example, or set the "pages" option to your folder.',
  },
  OutputFolderMissing: {
    title: 'There is no build to preview.',
    message: ({ folder }: { folder: string }) =>
      `There is nothing to preview: the output folder ${folder} does not exist, or is not a folder.`,
    hint: () => 'Run "stowaway build" first, or set the folder with --outDir.',
  },
  PortInUse: {
    title: 'The port is in use.',
    message: ({ port, host }: { port: number; host: string }) =>
      `Cannot listen on port ${port} of ${host}: another program is using it.`,
    hint: () => 'Stop that program, or choose another port.',
  },
  InvalidPort: {
    title: 'The port is not a port number.',
    message: ({ port }: { port: string }) => `"${port}" is not a port: a port is a whole number from 0 to 65535.`,
    hint: () => 'Correct the environment variable PORT, or the option. 0 picks a free port.',
  },
  PrivateVariableInWorker: {
    title: 'A private variable would become public.',
    message: ({ file, name }: { file: string; name: string }) =>
      `${file} reads import.meta.env.${name} and runs in the browser, where everything in the worker script is public.`,
    hint: ({ name }: { name: string }) =>
      `Prerender the endpoint (export const prerender = true), build for a server (--target node), or, if its value is not a secret, rename it to PUBLIC_${name}.`,
  },
  NodeModuleInWorker: {
    title: 'The worker imports a module of Node.',
    message: ({ file, module }: { file: string; module: string }) =>
      `${file} runs in a worker of the browser and imports ${module}, which only Node has.`,
    hint: () =>
      'Prerender the endpoint (export const prerender = true), build for a server (--target node), or use an API of browsers.',
  },
  WorkerNotClassic: {
    title: 'The worker script contains module syntax.',
    message: ({ found }: { found: string }) =>
      `The bundled worker would not start: a classic script cannot contain "${found}".`,
    hint: () =>
      'Only import.meta.env of import.meta works, and import() needs a fixed path in the project. A plugin must not exclude modules from the bundle.',
  },
} as const satisfies Record<string, ErrorEntry>

export const compilerError: ErrorFactory<typeof compilerErrors> = errorFactory(compilerErrors)
