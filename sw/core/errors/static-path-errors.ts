import type { ErrorEntry } from './error-entry.ts'
import { type ErrorFactory, errorFactory } from './stowaway-error.ts'

export interface StaticFileArgs {
  readonly file: string
}

export interface StaticEntryArgs extends StaticFileArgs {
  /** The index of the entry in the returned list. */
  readonly index: number
}

export interface StaticParamArgs extends StaticEntryArgs {
  readonly name: string
}

const at = ({ file, index }: StaticEntryArgs) => `It is entry ${index} (counted from 0) of getStaticPaths in ${file}.`

const shape = 'Return a list of entries: [{ params: { id: "1" }, props: { … } }, …].'

/** Mistakes in `getStaticPaths`. If Astro has the error too, the first line is Astro's message. */
export const staticPathErrors = {
  GetStaticPathsRequired: {
    message: ({ file }: StaticFileArgs) =>
      '`getStaticPaths()` function is required for dynamic routes. Make sure that you `export` a `getStaticPaths()` ' +
      `function from your dynamic route.\n${file} is prerendered, and nothing else lists its paths.`,
    hint: ({ file }: StaticFileArgs) =>
      'Export getStaticPaths, which returns the params of every path; or, to run the endpoint on each request, write ' +
      `\`export const prerender = false\` in ${file}.`,
  },
  GetStaticPathsNotAFunction: {
    message: ({ file, received }: StaticFileArgs & { readonly received: string }) =>
      `${file} exports getStaticPaths, but it is ${received} instead of a function.`,
    hint: () => 'Export a function: export const getStaticPaths = () => [{ params: { id: "1" } }].',
  },
  GetStaticPathsFailed: {
    message: ({ file, reason }: StaticFileArgs & { readonly reason: string }) =>
      `getStaticPaths of ${file} threw: ${reason}`,
    hint: ({ file }: StaticFileArgs) => `Fix the function in ${file}; its own error is the cause of this one.`,
  },
  InvalidGetStaticPathsReturn: {
    message: ({ file, received }: StaticFileArgs & { readonly received: string }) =>
      `Invalid type returned by \`getStaticPaths()\`. Expected an \`array\`, got \`${received}\`.\nThe function is in ${file}.`,
    hint: () => shape,
  },
  InvalidGetStaticPathsEntry: {
    message: ({ received, ...entry }: StaticEntryArgs & { readonly received: string }) =>
      `Invalid entry returned by \`getStaticPaths()\`. Expected an object, got \`${received}\`.\n${at(entry)}`,
    hint: ({ received }: StaticEntryArgs & { readonly received: string }) =>
      received === 'array' ? 'Use flatMap() instead of map() if each item gives several entries.' : shape,
  },
  GetStaticPathsExpectedParams: {
    message: (entry: StaticEntryArgs) =>
      `Missing or empty required \`params\` property on \`getStaticPaths()\` route.\n${at(entry)}`,
    hint: () => 'Add params to each entry, with a value for every param of the file name.',
  },
  GetStaticPathsInvalidRouteParam: {
    message: ({ name, type, value, ...entry }: StaticParamArgs & { readonly type: string; readonly value: string }) =>
      `Invalid \`getStaticPaths()\` route parameter for \`${name}\`. Expected a string or undefined, received ` +
      `\`${type}\` (\`${value}\`).\n${at(entry)}`,
    hint: ({ name, type }: StaticParamArgs & { readonly type: string; readonly value: string }) =>
      type === 'number' ? `Params are strings: write ${name}: String(value).` : `Set "${name}" to a string.`,
  },
  GetStaticPathsMissingParam: {
    message: ({ name, ...entry }: StaticParamArgs) =>
      `Missing parameter: ${name}\nThe route needs a non-empty string for it. ${at(entry)}`,
    hint: ({ name }: StaticParamArgs) =>
      `Set "${name}" to a value. Only rest params, as in [...${name}], may be undefined.`,
  },
  NoMatchingStaticPathFound: {
    message: ({ path, reason, ...entry }: StaticEntryArgs & { readonly path: string; readonly reason: string }) =>
      `The params of a getStaticPaths entry give the path \`${path}\`, but a request for it would not find that entry: ` +
      `${reason}.\n${at(entry)}`,
    hint: () =>
      'Use values that are not percent-encoded, have no "/" (except in rest params), and do not contain the text that ' +
      'separates two params of one path segment.',
  },
  DuplicateStaticPath: {
    message: ({
      path,
      file,
      first,
      second,
    }: StaticFileArgs & { readonly path: string; first: number; second: number }) =>
      `The entries ${first} and ${second} (counted from 0) of getStaticPaths in ${file} both give the path \`${path}\`, ` +
      'so one of them would be lost.',
    hint: () => 'Remove one of them, or give them different params.',
  },
  PrerenderDynamicEndpointPathCollide: {
    message: ({ route, ...entry }: StaticEntryArgs & { readonly route: string }) =>
      `Could not render \`${route}\` with an \`undefined\` param as the generated path will collide during ` +
      "prerendering. Prevent passing `undefined` as `params` for the endpoint's `getStaticPaths()` function, or add " +
      `an additional extension to the endpoint's filename.\n${at(entry)} A file and a folder would need the same name.`,
    hint: ({ file }: StaticEntryArgs & { readonly route: string }) =>
      `Rename ${file} to ${file.replace(/\.(?:js|ts)$/, (extension) => `.json${extension}`)}, or remove that entry.`,
  },
  PageNumberParamNotFound: {
    message: ({ file }: StaticFileArgs) =>
      `[paginate()] page number param \`page\` not found in your filepath.\nThe file is ${file}.`,
    hint: () => 'Name the param "page", as in [page].json.ts or [...page].json.ts.',
  },
} as const satisfies Record<string, ErrorEntry>

export const staticPathError: ErrorFactory<typeof staticPathErrors> = errorFactory(staticPathErrors)
