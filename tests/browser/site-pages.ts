import { listFiles } from '../../compiler/node/list-files.ts'

/** The addresses of a built site's pages, below its base: `''`, `docs/`, `docs/errors.html`. */
export async function sitePages(folder: string): Promise<readonly string[]> {
  const files = await listFiles(folder)
  return files
    .filter((file) => file.endsWith('.html'))
    .map((file) => file.replace(/(^|\/)index\.html$/, '$1'))
    .sort()
}
