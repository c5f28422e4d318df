import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { withArgument } from '../../scripts/wrap-script.ts'
import { notFoundPage, notFoundScript, withNotFoundScript } from '../../site/not-found-page.ts'
import { type Project, workerAddress } from '../project.ts'
import { readScript } from '../read-script.ts'

/** Writes the 404 page that brings a first visit of an endpoint's address to the worker, and its script. */
export async function addNotFoundScript(project: Project, filesFolder: string): Promise<void> {
  const html = notFoundPage({
    own: await textOf(filesFolder, '404.html'),
    prerendered: await textOf(filesFolder, '404'),
  })
  if (html === undefined) return
  await writeFile(join(filesFolder, '404.html'), withNotFoundScript(html, project.base))
  const script = await readScript(notFoundScript)
  await writeFile(join(filesFolder, notFoundScript), withArgument(script, workerAddress(project)))
}

async function textOf(folder: string, file: string): Promise<string | undefined> {
  return existsSync(join(folder, file)) ? readFile(join(folder, file), 'utf8') : undefined
}
