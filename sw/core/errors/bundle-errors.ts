import type { ErrorEntry } from './error-entry.ts'
import { type ErrorFactory, errorFactory } from './stowaway-error.ts'

/** Errors of the compiler without a disk, and errors that its bundles may throw. */
export const bundleErrors = {
  InvalidFileName: {
    message: ({ file, reason }: { file: string; reason: string }) =>
      `The project cannot have a file named ${JSON.stringify(file)}: ${reason}.`,
    hint: () => 'Use paths relative to the project, with "/" as separator: src/pages/api/[id].json.ts.',
  },
  FileTooLarge: {
    message: ({ file, megabytes, limit }: { file: string; megabytes: string; limit: string }) =>
      `${file} is ${megabytes} MB; the compiler accepts at most ${limit} MB.`,
    hint: () => 'Move large data into the public folder and fetch it, or build the project with "npx stowaway build".',
  },
  ImportNotFound: {
    message: ({ specifier, file }: { specifier: string; file: string; near: readonly string[] }) =>
      `${file} imports "${specifier}", which does not exist.`,
    hint: ({ near }: { near: readonly string[] }) =>
      near.length === 0
        ? 'Correct the path, or add the file.'
        : `Did you mean ${near.map((name) => `"${name}"`).join(' or ')}?`,
  },
  PageNotFound: {
    message: ({ page }: { page: string }) => `The option input names ${page}, and there is no such file.`,
    hint: () => 'Correct the path, which is relative to the project, or add the page.',
  },
  ImportOutsideProject: {
    message: ({ specifier, file }: { specifier: string; file: string }) =>
      `${file} imports "${specifier}", which is outside the project.`,
    hint: () => 'Move the imported files into the project.',
  },
  PackageNotOffered: {
    message: ({ specifier, file }: { specifier: string; file: string; offered: readonly string[] }) =>
      `${file} imports "${specifier}", and that package is not available where the project is compiled.`,
    hint: ({ offered }: { offered: readonly string[] }) =>
      `Available are ${offered.map((name) => `"${name}"`).join(', ')}. Copy the code that you need into the project, or download the project and install the package there.`,
  },
  FileTypeUnknown: {
    message: ({ file }: { file: string }) => `${file} is imported, but files of this type cannot become modules.`,
    hint: () => 'Add "?raw" to the path to import the text of the file, or "?url" to import its URL.',
  },
  CompilerStopped: {
    message: ({ reason }: { reason: string }) => `The compiler's worker has stopped: ${reason}.`,
    hint: () => 'Compile again, which starts another worker.',
  },
  EndlessLoop: {
    message: ({ file, line, seconds }: { file: string; line: number | string; seconds: number }) =>
      `The loop in ${file}, line ${line}, was stopped: nothing else could run for ${seconds} s.`,
    hint: () => 'Make sure that the loop ends, or await something in it that takes time, so that other work can run.',
  },
} as const satisfies Record<string, ErrorEntry>

export const bundleError: ErrorFactory<typeof bundleErrors> = errorFactory(bundleErrors)
