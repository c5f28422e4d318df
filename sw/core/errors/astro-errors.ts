import type { ErrorEntry } from './error-entry.ts'
import { type ErrorFactory, errorFactory } from './stowaway-error.ts'

/** What goes wrong with the `astro:` modules when a project is built or served. */
export const astroErrors = {
  AstroModuleNotSupported: {
    message: ({ module, file }: { module: string; file: string; remedy: string }) =>
      `${file} imports "${module}", which only Astro itself can provide.`,
    hint: ({ remedy }: { module: string; file: string; remedy: string }) => remedy,
  },
  AstroConfigFailed: {
    message: ({ file, reason }: { file: string; reason: string }) => `${file} could not be run: ${reason}`,
    hint: () => 'Correct the file, or set "env" in the options of stowaway() so that it is not needed.',
  },
  ServerOnlyModule: {
    message: ({ module, file }: { module: string; file: string }) =>
      `${file} imports "${module}" and runs in the worker, where everyone can read its values.`,
    hint: () =>
      'Prerender the endpoint (export const prerender = true), build for a server (--target node), or import the "/client" module.',
  },
  ContentConfigFailed: {
    message: ({ file, reason }: { file: string; reason: string }) => `${file} could not be run: ${reason}`,
    hint: () => 'Correct the file, or install the package that it imports.',
  },
  InvalidContentConfig: {
    message: ({ file, reason }: { file: string; reason: string }) => `${file} ${reason}.`,
    hint: () => 'Export "const collections = { name: defineCollection({ loader, schema }) }".',
  },
  LiveContentConfigError: {
    message: ({ name, file }: { name: string; file: string }) =>
      `${file} defines the live collection "${name}", and live collections do not run here.`,
    hint: () => 'Call the API or database from the endpoint, or give the collection a loader that runs at build.',
  },
  InvalidContentEntryDataError: {
    message: ({ collection, id, issues }: { collection: string; id: string; issues: readonly string[] }) =>
      `The entry ${id} of the collection ${collection} does not fit its schema: ${issues.join('; ')}`,
    hint: () => "Correct the entry's data, or the schema in the content configuration.",
  },
  DataCollectionEntryParseError: {
    message: ({ file, reason }: { file: string; reason: string }) => `${file} cannot be read: ${reason}`,
    hint: () => 'Correct the file: its data, or the front matter between the lines of --- or +++.',
  },
  ContentLoaderInvalidDataError: {
    message: ({ collection, reason }: { collection: string; reason: string }) =>
      `The loader of the collection ${collection} gave no entries: ${reason}.`,
    hint: () => 'Return an array of objects with an "id", or an object with the entries by their ids.',
  },
  ContentLoaderReturnsInvalidId: {
    message: ({ collection, id }: { collection: string; id: string }) =>
      `The loader of the collection ${collection} returned an entry with the id ${id}, which is not a string.`,
    hint: () => 'Make the id a string, such as String(id).',
  },
  FileGlobNotSupported: {
    message: ({ fileName }: { fileName: string }) => `file("${fileName}") names more than one file.`,
    hint: () => 'Use glob({ pattern, base }) of astro/loaders.',
  },
  FileParserNotFound: {
    message: ({ fileName }: { fileName: string }) =>
      `file("${fileName}") has no parser: only JSON, YAML and TOML have one.`,
    hint: () => 'Pass a function: file(name, { parser: (text) => … }).',
  },
  GlobOutsideBase: {
    message: ({ collection, pattern }: { collection: string; pattern: string }) =>
      `The pattern "${pattern}" of the collection ${collection} leads out of its folder.`,
    hint: () => 'Set "base" of glob() to the folder, and keep the pattern relative to it.',
  },
  ContentNotSerialisable: {
    message: ({ collection, id, reason }: { collection: string; id: string; reason: string }) =>
      `The entry ${id} of the collection ${collection} cannot be kept: ${reason}`,
    hint: () => 'Keep plain data: text, numbers, dates, arrays, objects, Map and Set; no functions, no classes.',
  },
  ContentTooLarge: {
    message: ({ file, size, limit, largest }: { file: string; size: string; limit: string; largest: string }) =>
      `${file} runs in the worker and imports astro:content, whose entries are ${size}: more than ${limit}, all of which every visitor would load (${largest}).`,
    hint: () =>
      'Prerender the endpoint (export const prerender = true), build for a server (--target node), or keep long texts out of the collections.',
  },
  ImageNotFound: {
    message: ({ image, file }: { image: string; file: string }) =>
      `${file} names the image ${image}, which does not exist.`,
    hint: () => 'Correct the path: it is relative to the file that names it.',
  },
  NoImageMetadata: {
    message: ({ file, reason }: { file: string; reason: string }) =>
      `The size of the image ${file} cannot be read: ${reason}`,
    hint: () => 'Check that the file is an image, and that its name has the right extension.',
  },
  ZodMissing: {
    message: ({ module }: { module: string }) => `"${module}" is Zod, which is not installed in this project.`,
    hint: () => 'Run "npm install --save-dev zod@4".',
  },
  MarkdownRendererMissing: {
    message: ({ what }: { what: string }) => `${what}, and no Markdown renderer is installed in this project.`,
    hint: () => 'Run "npm install --save-dev @astrojs/markdown-satteri", which Astro itself uses.',
  },
} as const satisfies Record<string, ErrorEntry>

export const astroError: ErrorFactory<typeof astroErrors> = errorFactory(astroErrors)
