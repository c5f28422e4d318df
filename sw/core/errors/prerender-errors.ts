import type { ErrorEntry } from './error-entry.ts'
import { type ErrorFactory, errorFactory } from './stowaway-error.ts'

/** The entry of `getStaticPaths` that a path comes from, as the end of a phrase. */
export const entryText = (index: number | undefined): string =>
  index === undefined ? '' : ` (entry ${index} of getStaticPaths, counted from 0)`

/** Errors of prerendering. They stop the build. */
export const prerenderErrors = {
  EndpointLoadFailed: {
    message: ({ file, reason }: { file: string; reason: string }) => `${file} could not be loaded: ${reason}`,
    hint: ({ file }: { file: string; reason: string }) =>
      `Each build loads ${file} in Node, to read its prerender export. Use browser APIs only inside the handler, ` +
      'and throw only there.',
  },
  InvalidPrerenderExport: {
    message: ({ file, received }: { file: string; received: string }) =>
      `${file} exports a prerender that is ${received}; it must be true or false.`,
    hint: () => 'Write `export const prerender = true` or `export const prerender = false`.',
  },
  PrerenderMissingGet: {
    message: ({ file, methods }: { file: string; methods: string }) =>
      `${file} is prerendered, but answers only ${methods}: without GET, there is nothing to write.`,
    hint: ({ file }: { file: string; methods: string }) =>
      `Export GET, or write \`export const prerender = false\` in ${file} to run it on each request.`,
  },
  PrerenderFailed: {
    message: ({ file, path, index, reason }: { file: string; path: string; index?: number; reason: string }) =>
      `${file} failed while ${path} was prerendered${entryText(index)}: ${reason}`,
    hint: ({ file }: { file: string; path: string; index?: number; reason: string }) =>
      `Correct the code: the error that it threw is the cause of this one. To run ${file} on each request, write ` +
      '`export const prerender = false` in it.',
  },
  PrerenderTimedOut: {
    message: ({ file, doing, seconds }: { file: string; doing: string; seconds: number }) =>
      `${file} did not finish within ${seconds} seconds, ${doing}.`,
    hint: () =>
      'Check that each promise that it awaits settles, and that its loops end. If it needs more time, raise the option ' +
      'prerenderTimeout (milliseconds; false for no limit).',
  },
  PrerenderStopped: {
    message: ({ code, running }: { code: number; running: string }) =>
      `Code of the project ended the thread that prerenders endpoints, with exit code ${code}. It was running: ${running}.`,
    hint: (_: { code: number; running: string }) =>
      'Do not call process.exit(): throw an error instead. If nothing calls it, some code awaits a promise that never settles.',
  },
  RedirectWithNoLocation: {
    message: ({ file, path, status }: { file: string; path: string; status: number }) =>
      `${file} answered ${path} with the status ${status} of a redirect, but without a Location header.`,
    hint: () => 'Use context.redirect(path), or add a Location header to the Response.',
  },
  UnsafeStaticPath: {
    message: ({ file, path, reason }: { file: string; path: string; reason: string }) =>
      `The path "${path}" of ${file} cannot be written as a file: ${reason}.`,
    hint: () => 'Change the params of the path.',
  },
  StaticPathIsFolder: {
    message: ({ file, path, other }: { file: string; path: string; other: string }) =>
      `${file} would be written as the file "${path}", but ${other} needs a folder with that name.`,
    hint: ({ path }: { file: string; path: string; other: string }) =>
      `Rename one of them, for example with an extension: ${path}.json.`,
  },
  IndexIsNotHtml: {
    message: ({ file, path, type }: { file: string; path: string; type: string }) =>
      `${file} is the index of a folder. Static hosts expect it in "${path}", but its answer is ${type}.`,
    hint: ({ file }: { file: string; path: string; type: string }) =>
      'Answer with HTML and the content type text/html, or add an extension to the name of the file: ' +
      `${file.replace(/(\.[jt]s)$/, '.json$1')}.`,
  },
  OutputEscapesFolder: {
    message: ({ path, reason }: { path: string; reason: string }) =>
      `"${path}" is not written, because it would be outside the output folder: ${reason}.`,
    hint: () => 'Remove symbolic links from the output folder, or empty it and build again.',
  },
  StaticFileNotWritten: {
    message: ({ path, reason }: { path: string; reason: string }) => `"${path}" could not be written: ${reason}`,
    hint: () => 'Check the name, the permissions and the free space of the output folder, or empty it and build again.',
  },
} as const satisfies Record<string, ErrorEntry>

export const prerenderError: ErrorFactory<typeof prerenderErrors> = errorFactory(prerenderErrors)
