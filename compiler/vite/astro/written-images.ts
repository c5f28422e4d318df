import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { listFiles } from '../../node/list-files.ts'
import type { StaticFile } from '../../prerender/static-file.ts'
import { stagingFolder } from '../staging.ts'

/** Where `getImage` of a prerendered endpoint puts the images that it makes; removed after the build. */
export const imagesFolder = (root: string): string => join(`${stagingFolder(root)}-server`, 'images')

/** The images that endpoints have made while they were prerendered. */
export async function* writtenImages(root: string): AsyncGenerator<StaticFile, void, undefined> {
  const folder = imagesFolder(root)
  for (const path of await listFiles(folder)) {
    yield { path, body: await readFile(join(folder, path)), status: 200, headers: new Headers() }
  }
}
