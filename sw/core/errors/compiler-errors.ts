import type { ErrorEntry } from './error-entry.ts'
import { type ErrorFactory, errorFactory } from './stowaway-error.ts'

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(' or ')

export const compilerErrors = {
  PagesFolderMissing: {
    message: ({ folder }: { folder: string }) =>
      `No endpoints were found: the pages folder ${folder} does not exist, or is not a folder.`,
    hint: () => 'Run "stowaway init" to create an example, or set the "pages" option to your folder.',
  },
  MiddlewareRepeated: {
    message: ({ first, second }: { first: string; second: string }) =>
      `${first} and ${second} are both the middleware of the project, and only one can run.`,
    hint: () => 'Keep one of them. To run several functions, combine them with sequence() from "stowaway/middleware".',
  },
  InvalidOption: {
    message: ({ name, value, allowed }: { name: string; value: string; allowed: string; near: readonly string[] }) =>
      `The option ${name} is ${value}. Allowed is ${allowed}.`,
    hint: ({ name, near }: { name: string; near: readonly string[] }) =>
      near.length === 0 ? `Correct ${name}, or leave it out.` : `Did you mean ${quoted(near)}?`,
  },
  UnknownOption: {
    message: ({ name }: { name: string; known: readonly string[]; near: readonly string[] }) =>
      `The option ${name} does not exist.`,
    hint: ({ known, near }: { known: readonly string[]; near: readonly string[] }) =>
      near.length === 0 ? `The options are ${known.join(', ')}.` : `Did you mean ${quoted(near)}?`,
  },
  OptionOfVite: {
    message: ({ name }: { name: string; place: string }) => `The option ${name} is not one of stowaway(), but of Vite.`,
    hint: ({ place }: { place: string }) => `Set ${place} in vite.config, beside "plugins".`,
  },
  TsconfigNotFound: {
    message: ({ key, name }: { key: 'extends' | 'references'; name: string }) =>
      `tsconfig.json ${key} "${name}", which does not exist or is not installed.`,
    hint: ({ name }: { name: string }) =>
      name.startsWith('astro/')
        ? 'Run "npm install --save-dev astro", or remove "extends" and keep the compiler options that you need.'
        : 'Install the package, or correct the path.',
  },
  OutputFolderMissing: {
    message: ({ folder }: { folder: string }) =>
      `There is nothing to preview: the output folder ${folder} does not exist, or is not a folder.`,
    hint: () => 'Run "stowaway build" first, or set the folder with --outDir.',
  },
  WrongContentLength: {
    message: ({ url, said, sent }: { url: string; said: number; sent: string }) =>
      `The answer to ${url} has the header content-length: ${said}, but its body has ${sent} bytes. The connection was closed.`,
    hint: (_: { url: string; said: number; sent: string }) =>
      'Leave the header out of the Response, or count the bytes of the body, not its characters.',
  },
  PortInUse: {
    message: ({ port, host }: { port: number; host: string }) =>
      `Cannot listen on port ${port} of ${host}: another program is using it.`,
    hint: () => 'Stop that program, or choose another port.',
  },
  InvalidPort: {
    message: ({ port }: { port: string }) => `"${port}" is not a port: a port is a whole number from 0 to 65535.`,
    hint: () => 'Correct the environment variable PORT, or the option. 0 picks a free port.',
  },
  InvalidOrigin: {
    message: ({ origin }: { origin: string }) => `"${origin}" is not an origin, such as https://example.org.`,
    hint: () => 'Correct the environment variable ORIGIN, or the option origin.',
  },
  ViteTooOld: {
    message: ({ found, lowest }: { found: string; lowest: string }) =>
      `Stowaway needs Vite ${lowest}, and this project has Vite ${found}.`,
    hint: ({ lowest }: { lowest: string }) => `Run "npm install --save-dev vite@${lowest}".`,
  },
  PrivateVariableInWorker: {
    message: ({ file, name, of }: { file: string; name: string; of: string }) =>
      `${file} reads ${of}.${name} and runs in the browser, where everything in the worker script is public.`,
    hint: ({ name }: { file: string; name: string; of: string }) =>
      `Prerender the endpoint (export const prerender = true), build for a server (--target node), or, if its value is not a secret, rename it to PUBLIC_${name}.`,
  },
  EndpointBlocks: {
    message: ({ running, seconds }: { running: string; seconds: number }) =>
      `${running} blocks the endpoints that the development server runs: for ${seconds} s, none has answered. Does it loop endlessly?`,
    hint: (_: { running: string; seconds: number }) =>
      'Save the corrected file: endpoints then run in a new thread. Long work needs an await between its parts.',
  },
  EndpointThreadEnded: {
    message: ({ code, running }: { code: number; running: string }) =>
      `Code of the project ended the thread that runs endpoints, with the code ${code}. Running was: ${running || 'nothing'}.`,
    hint: (_: { code: number; running: string }) =>
      'Throw an error, or return a Response, instead of calling process.exit(). The next request starts a new thread.',
  },
  EnvironmentFileInBrowser: {
    message: ({ file, imported }: { file: string; imported: string }) =>
      `${file} runs in the browser, where everything is public, and imports ${imported}, which may hold secrets.`,
    hint: (_: { file: string; imported: string }) =>
      'Read public variables with import.meta.env.PUBLIC_NAME. To use the file, prerender the endpoint (export const prerender = true), or build for a server (--target node). If it holds no secrets, rename it.',
  },
  NodeModuleInWorker: {
    message: ({ file, module }: { file: string; module: string }) =>
      `${file} runs in a worker of the browser and imports ${module}, which only Node has.`,
    hint: () =>
      'Prerender the endpoint (export const prerender = true), build for a server (--target node), or use a browser API.',
  },
  WorkerNotClassic: {
    message: ({ found, file }: { found: string; file?: string }) =>
      `The bundled worker would not start: a classic script cannot contain "${found}"${
        file === undefined ? '' : `, which ${file} brings in`
      }.`,
    hint: (_: { found: string; file?: string }) =>
      'Only import.meta.env of import.meta works, and import() needs a fixed path in the project. A plugin must not exclude modules from the bundle.',
  },
} as const satisfies Record<string, ErrorEntry>

export const compilerError: ErrorFactory<typeof compilerErrors> = errorFactory(compilerErrors)
