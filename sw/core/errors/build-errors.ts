import type { ErrorEntry } from './error-entry.ts'
import { type ErrorFactory, errorFactory } from './stowaway-error.ts'

export interface BuiltFileArgs {
  readonly file: string
}

export interface BuiltPathArgs extends BuiltFileArgs {
  /** Relative to the output folder. */
  readonly path: string
}

const onRequest = (file: string) => `write \`export const prerender = false\` in ${file}, to run it on each request`

const withExtension = (file: string, extension: string) => file.replace(/(?=\.[jt]s$)/, `.${extension}`)

/** What a build drops, overrides or cannot serve. Warnings, except where the docs of a code say that it stops the build. */
export const buildErrors = {
  RelativeBaseOnServer: {
    message: ({ base }: { base: string }) =>
      `The base "${base}" lets a site be at any path, but a Node server answers at one path, which it must know.`,
    hint: () => "Set base to that path, such as '/' or '/docs/'; or build for static hosts, with target 'worker'.",
  },
  MethodsNotServed: {
    message: ({ file, methods }: BuiltFileArgs & { methods: string }) =>
      `${file} is prerendered, and a file cannot answer ${methods}.`,
    hint: ({ file }: BuiltFileArgs & { methods: string }) =>
      `Move these methods to an endpoint at another address; or ${onRequest(file)}.`,
  },
  MethodUnknown: {
    message: ({ file, name }: BuiltFileArgs & { name: string; near: readonly string[] }) =>
      `${file} exports the function ${name}, which answers only requests with the method ${name}.`,
    hint: ({ name, near }: BuiltFileArgs & { name: string; near: readonly string[] }) =>
      near.length === 0
        ? `If ${name} is not a handler, do not export it, or start its name with a lower-case letter.`
        : `Did you mean ${near.join(' or ')}?`,
  },
  StaticPathsIgnored: {
    message: ({ file }: BuiltFileArgs) => `getStaticPaths() is ignored in ${file}, which runs on each request.`,
    hint: ({ file }: BuiltFileArgs) => `Add \`export const prerender = true\` in ${file} to write its paths as files.`,
  },
  EndpointNotLoaded: {
    message: ({ file, reason }: BuiltFileArgs & { reason: string }) =>
      `${file} cannot be loaded in the build (${reason}). It is not checked, and treated as an endpoint that runs on each request.`,
    hint: () => 'Use browser APIs only inside the handler, and throw only there.',
  },
  EndpointHiddenByFile: {
    message: ({ file, path }: BuiltPathArgs) =>
      `${file} never answers: the site has a file at its address, ${path}, and files come first for every method.`,
    hint: () => 'Remove one of them, or rename the endpoint.',
  },
  StaticPathTaken: {
    message: ({ path, route, winner }: BuiltFileArgs & { path: string; route: string; winner: string }) =>
      `Could not render \`${path}\` from route \`${route}\` as it conflicts with higher priority route \`${winner}\`.`,
    hint: ({ file }: BuiltFileArgs & { path: string; route: string; winner: string }) =>
      `Remove the path from ${file}, or rename one of the endpoints.`,
  },
  StaticPathsDifferInCase: {
    message: ({ first, second }: BuiltFileArgs & { first: string; second: string }) =>
      `The site's files ${first} and ${second} differ only in upper and lower case. Windows, macOS and some hosts keep only one of them.`,
    hint: () => 'Rename one of them.',
  },
  RedirectNotWritten: {
    message: ({ source, file }: BuiltFileArgs & { source: string }) =>
      `The redirect ${source} is not written: ${file} is not prerendered, so its paths are not known.`,
    hint: () => 'Prerender the destination, or write one redirect for each path.',
  },
  StaticFileWithoutExtension: {
    message: ({ file, path, what }: BuiltPathArgs & { what: string }) =>
      `${file} returns ${what}, in a file without an extension ("${path}"). Static hosts send such files as downloads.`,
    hint: ({ file }: BuiltPathArgs & { what: string }) => `Rename the endpoint to ${withExtension(file, 'html')}.`,
  },
  StaticFileHidden: {
    message: ({ file, path }: BuiltPathArgs) =>
      `${file} is written as "${path}". Many static hosts do not serve files whose name starts with a dot.`,
    hint: ({ file }: BuiltPathArgs) =>
      file.includes('[...page]')
        ? 'Rename [...page] to [page], so that the first page has a number too.'
        : 'Give the param a value, or rename the endpoint.',
  },
  StaticStatusLost: {
    message: ({ file, path, status }: BuiltPathArgs & { status: number }) =>
      `${file} answered with the status ${status}. Static hosts send its file ("${path}") with the status 200.`,
    hint: ({ file }: BuiltPathArgs & { status: number }) =>
      `Answer with 200, or without a body, which writes no file; or ${onRequest(file)}.`,
  },
  StaticStatusFailed: {
    message: ({ file, path, status }: BuiltPathArgs & { status: number }) =>
      `${file} answered with the status ${status}, and a static host would send its file ("${path}") with the status 200.`,
    hint: ({ file }: BuiltPathArgs & { status: number }) =>
      `Correct its code so that the status is below 500; or ${onRequest(file)}.`,
  },
  StaticHeadersLost: {
    message: ({ file, names }: BuiltFileArgs & { names: string }) =>
      `${file} sets ${names}. Static hosts send its file without these headers.`,
    hint: ({ file }: BuiltFileArgs & { names: string }) => `Configure the headers on the host; or ${onRequest(file)}.`,
  },
  AddressAtRoot: {
    message: ({ file, addresses }: BuiltFileArgs & { addresses: string }) =>
      `${file} names ${addresses} from the root of the host. With a relative base, the site may be below a path, and this address is not its own there.`,
    hint: () =>
      'In scripts, use endpointUrl(), or put import.meta.env.BASE_URL in front. In files, write the address relative to the file, as in "../image.png".',
  },
  ErrorPageNotServed: {
    message: ({ file }: BuiltFileArgs) =>
      `${file} is prerendered, so it does not run when an endpoint fails: the client gets the built-in text.`,
    hint: ({ file }: BuiltFileArgs) => `Write \`export const prerender = false\` in ${file}.`,
  },
  FileNameReserved: {
    message: ({ file, path }: BuiltPathArgs) =>
      `${file} would be overwritten: Stowaway adds a file called "${path}" to this site.`,
    hint: () => 'Rename it.',
  },
  WorkerNameTaken: {
    message: ({ file }: BuiltPathArgs) =>
      `${file} would be overwritten by the service worker with the endpoints, and a page has only one worker.`,
    hint: ({ path }: BuiltPathArgs) =>
      `To keep both in one worker, set stowaway({ serviceWorker: { importedBy: ${JSON.stringify(path)} } }) and start that worker with importScripts('stowaway-worker.js'). For pages in different folders, set serviceWorker.file and serviceWorker.scope. If it is not needed, remove it.`,
  },
  WorkerImportMissing: {
    message: ({ file, path }: BuiltPathArgs) =>
      `serviceWorker.importedBy names ${file}, which should load the endpoints, but ${file} does not load "${path}" or is not part of the site.`,
    hint: ({ path }: BuiltPathArgs) => `Start that worker with importScripts(${JSON.stringify(path)}).`,
  },
  NodeGlobalInWorker: {
    message: ({ file, names }: BuiltFileArgs & { names: string }) =>
      `${file} runs in a worker of the browser and uses ${names}, which only Node has.`,
    hint: (_: BuiltFileArgs & { names: string }) =>
      'Prerender the endpoint (export const prerender = true), build for a server (--target node), or use a browser API.',
  },
  NodeModuleEmpty: {
    message: ({ file, module }: BuiltFileArgs & { module: string }) =>
      `${file} runs in a worker of the browser and may import ${module}, which only Node has. It gets an empty module, as in a page.`,
    hint: (_: BuiltFileArgs & { module: string }) =>
      'Try the endpoint in a browser. If it needs that module, prerender it (export const prerender = true) or build for a server (--target node).',
  },
  OutputHoldsSources: {
    message: ({ folder, sources }: { folder: string; sources: string }) =>
      `The output folder ${folder} is, contains or is inside the project's ${sources}, and the build would replace it.`,
    hint: (_: { folder: string; sources: string }) => 'Choose a folder that holds only the output, such as dist.',
  },
  PluginRepeated: {
    message: (_: Record<never, never>) => 'The configuration has the plugin stowaway() twice.',
    hint: (_: Record<never, never>) => 'Keep one of them, and give it all options.',
  },
} as const satisfies Record<string, ErrorEntry>

export const buildError: ErrorFactory<typeof buildErrors> = errorFactory(buildErrors)
