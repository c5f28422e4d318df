import { expect, type Page } from '@playwright/test'
import type { Folder } from './folder.ts'
import { ask } from './open-site.ts'

const file = 'src/pages/api/hello.json.ts'

/** An endpoint that says where it runs. */
export const helloFiles = {
  [file]: `import type { APIRoute } from 'stowaway'
import { json } from 'stowaway'

const from = 'ServiceWorkerGlobalScope' in globalThis ? 'the service worker' : 'a server'

export const GET: APIRoute<'/api/hello.json'> = () => json({ hello: 'app' }, { headers: { 'x-answered-by': from } })
`,
}

/** The endpoint answers in the worker. */
export async function expectHello(page: Page, hello = 'app', base = '/'): Promise<void> {
  const text = JSON.stringify({ hello })
  expect(await ask(page, `${base}api/hello.json`)).toEqual({ status: 200, text, from: 'the service worker' })
}

/** In development, saved code answers the next request. */
export async function expectEditedHello(page: Page, project: Folder, base = '/'): Promise<void> {
  await project.edit(file, "'app'", "'ship'")
  await expectHello(page, 'ship', base)
  await project.edit(file, "'ship'", "'app'")
}
