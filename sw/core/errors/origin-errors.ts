import type { ErrorEntry } from './error-entry.ts'
import { type ErrorFactory, errorFactory } from './stowaway-error.ts'

export interface OriginKeyArgs {
  /** As written in the option. */
  readonly origin: string
}

/** Mistakes in the option `origins`, and in the files of its folders. */
export const originErrors = {
  OriginNotAbsolute: {
    message: ({ origin }: OriginKeyArgs) =>
      `The option origins names "${origin}", which is not an origin. Allowed is an address that starts with https:// or http://, and a path at most.`,
    hint: () => 'Write it as in "https://api.example.com", or "https://api.example.com/v1". Patterns have no meaning.',
  },
  OriginRepeated: {
    message: ({ origin, first }: OriginKeyArgs & { readonly first: string }) =>
      `The option origins names one address twice: "${first}" and "${origin}".`,
    hint: () => 'Keep one of them, and put the endpoints into one folder.',
  },
  OriginIsOwn: {
    message: ({ origin, own }: OriginKeyArgs & { readonly own: string }) =>
      `The option origins names "${origin}", which is the origin of this site (${own}).`,
    hint: () => 'Endpoints of the site itself belong in the pages folder.',
  },
  OriginFolderMissing: {
    message: ({ origin, folder }: OriginKeyArgs & { readonly folder: string; readonly near: readonly string[] }) =>
      `The endpoints of ${origin} were not found: the folder ${folder} does not exist, or is not a folder.`,
    hint: ({ folder, near }: OriginKeyArgs & { readonly folder: string; readonly near: readonly string[] }) =>
      near.length === 0
        ? `Create ${folder}, or correct the option origins.`
        : `Did you mean ${near.map((name) => `"${name}"`).join(' or ')}?`,
  },
  OriginFolderShared: {
    message: ({ origin, folder, other }: OriginKeyArgs & { readonly folder: string; readonly other: string }) =>
      `The folder of ${origin} is ${folder}, which overlaps with ${other}: one file would be two endpoints.`,
    hint: () => 'Put the endpoints of other origins into a folder outside the pages folder, such as src/mocks/example.',
  },
  OriginPrerendered: {
    message: ({ origin, file }: OriginKeyArgs & { readonly file: string }) =>
      `${file} is an endpoint of ${origin} and exports prerender = true, but a build writes no files for another origin.`,
    hint: () => 'Remove "export const prerender". Endpoints of other origins always run on request.',
  },
  OriginsWithoutWorker: {
    message: ({ origins }: { readonly origins: string }) =>
      `The build for a Node server leaves out the endpoints of ${origins}: no server sees what pages send there.`,
    hint: () => 'Build for the browser (--target worker), or read the address of the API from a variable.',
  },
} as const satisfies Record<string, ErrorEntry>

export const originError: ErrorFactory<typeof originErrors> = errorFactory(originErrors)
