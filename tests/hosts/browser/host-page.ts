import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The page's address below the base: no endpoint is called like that. */
const pageName = '__host.html'

/** A plain page, since the site's own would start the worker itself. */
const pageSource = '<!doctype html>\n<meta charset="utf-8">\n<title>Requests to a host</title>\n'

/** The page, by its place in a project. It is a file, so that it is left to the server. */
export const hostPage = { [`public/${pageName}`]: pageSource } as const

/** Adds the page to a copy of a project. */
export async function addHostPage(root: string): Promise<void> {
  await mkdir(join(root, 'public'), { recursive: true })
  await writeFile(join(root, 'public', pageName), pageSource)
}

/** The page's URL in a project that is served. */
export const hostPageUrl = (origin: string, base: string): string => `${origin}${base}/${pageName}`
