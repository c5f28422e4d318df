import type { ErrorEntry } from './error-entry.ts'
import { type ErrorFactory, errorFactory } from './stowaway-error.ts'

/** What reading the entries of `astro:content` can throw while an endpoint runs. */
export const contentErrors = {
  UnknownContentCollectionError: {
    message: ({ reason }: { reason: string }) => `An entry of astro:content cannot be read: ${reason}.`,
    hint: () => 'Call getEntry(collection, id), or getEntry(reference) with an entry of a reference().',
  },
  GetEntryDeprecationError: {
    message: ({ name }: { name: string }) => `${name}() of astro:content does not exist any more.`,
    hint: () => 'Call getEntry(collection, id) in its place.',
  },
  RenderUndefinedEntryError: {
    message: (_: undefined) => 'render() of astro:content was called without an entry.',
    hint: (_: undefined) => 'Check that getEntry() found the entry before you render it.',
  },
  ContentNotRendered: {
    message: ({ id, reason }: { id: string; reason: string }) => `The entry ${id} cannot be rendered: ${reason}.`,
    hint: () =>
      'Use "body", "data" and your own Markdown library. For "rendered" and the headings of .md files, run "npm install --save-dev @astrojs/markdown-satteri".',
  },
  LiveContentNotSupported: {
    message: ({ name }: { name: string }) =>
      `${name}() of astro:content was called, and live collections do not run here: they need a server of Astro.`,
    hint: () =>
      'Call the API or database from the endpoint, or define the collection with a loader in src/content.config.ts.',
  },
} as const satisfies Record<string, ErrorEntry>

export const contentError: ErrorFactory<typeof contentErrors> = errorFactory(contentErrors)
