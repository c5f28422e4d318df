import type { ErrorEntry } from './error-entry.ts'
import { type ErrorFactory, errorFactory } from './stowaway-error.ts'

/** What stops the compiler that runs where there is no disk, and what its bundles may throw. */
export const bundleErrors = {
  InvalidFileName: {
    title: 'A file of the project has a name that it must not have.',
    message: ({ file, reason }: { file: string; reason: string }) =>
      `The project cannot hold a file called ${JSON.stringify(file)}: ${reason}.`,
    hint: () => 'Name files relative to the project, with "/" between the names: src/pages/api/[id].json.ts.',
  },
  FileTooLarge: {
    title: 'A source file, or all of them together, are too large to compile here.',
    message: ({ file, megabytes, limit }: { file: string; megabytes: string; limit: string }) =>
      `${file} is ${megabytes} MB; the compiler takes ${limit} MB at most.`,
    hint: () => 'Put large data into the public folder and fetch it, or build the project with "npx stowaway build".',
  },
  ImportNotFound: {
    title: 'An import names a file that does not exist.',
    message: ({ specifier, file }: { specifier: string; file: string; near: readonly string[] }) =>
      `${file} imports "${specifier}", and there is no such file.`,
    hint: ({ near }: { near: readonly string[] }) =>
      near.length === 0
        ? 'Correct the path, or add the file.'
        : `Did you mean ${near.map((name) => `"${name}"`).join(' or ')}?`,
  },
  PageNotFound: {
    title: 'A page does not exist.',
    message: ({ page }: { page: string }) => `The option input names ${page}, and there is no such file.`,
    hint: () => 'Correct the path, which is relative to the project, or add the page.',
  },
  ImportOutsideProject: {
    title: 'An import leads out of the project.',
    message: ({ specifier, file }: { specifier: string; file: string }) =>
      `${file} imports "${specifier}", which lies outside of the project.`,
    hint: () => 'Move what it needs into the project.',
  },
  PackageNotOffered: {
    title: 'An import names a package that is not at hand where the project is compiled.',
    message: ({ specifier, file }: { specifier: string; file: string; offered: readonly string[] }) =>
      `${file} imports "${specifier}", and that package is not at hand where the project is compiled.`,
    hint: ({ offered }: { offered: readonly string[] }) =>
      `At hand are ${offered.map((name) => `"${name}"`).join(', ')}. Copy what you need into the project, or download it and install the package there.`,
  },
  FileTypeUnknown: {
    title: 'An import names a file of a kind that is no module.',
    message: ({ file }: { file: string }) => `${file} is imported, and no module can be made of a file of this kind.`,
    hint: () => 'Import its text with "?raw" at the end of the path, or a URL that holds it with "?url".',
  },
  CompilerStopped: {
    title: 'The compiler ended before it had an answer.',
    message: ({ reason }: { reason: string }) => `The compiler's worker has ended: ${reason}.`,
    hint: () => 'Compile again: another worker is started.',
  },
  EndlessLoop: {
    title: 'A loop ran for too long.',
    message: ({ file, line, seconds }: { file: string; line: number | string; seconds: number }) =>
      `The loop in ${file}, line ${line}, was stopped: nothing else could run for ${seconds} s.`,
    hint: () => 'See to it that the loop ends, or let other work run now and then: await something that takes time.',
  },
} as const satisfies Record<string, ErrorEntry>

export const bundleError: ErrorFactory<typeof bundleErrors> = errorFactory(bundleErrors)
