import { pathToFileURL } from 'node:url'

/** A folder as Astro's configuration gives it: a file URL that ends in a slash. */
export const folderUrl = (folder: string): URL => pathToFileURL(`${folder}/`)
