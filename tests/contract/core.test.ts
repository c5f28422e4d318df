import { join } from 'node:path'
import { createApp } from '../../sw/core/app/create-app.ts'
import { endpointCallers } from '../../sw/host/endpoint-callers.ts'
import { openCoreProject } from '../conformance/hosts/core-project.ts'
import { readFiles } from '../conformance/hosts/read-files.ts'
import { writtenFiles } from '../conformance/hosts/written-files.ts'
import { createSiteFiles } from '../conformance/site-files.ts'
import { copyProject } from '../conformance/work-copy.ts'
import { createClient } from './client.ts'
import type { ContractProject } from './projects.ts'
import { describeContract, type OpenHost } from './run-contract.ts'

const origin = 'http://127.0.0.1:4321'

/** The app in this process, with the answers for files that every host has before it. */
async function openCore({ folder, base, stowaway }: ContractProject): Promise<OpenHost> {
  const copy = await copyProject(folder)
  const { manifest, app: shared, close } = await openCoreProject(copy.root, { base, stowaway, notes: [] })
  const given = await readFiles(join(copy.root, 'public'))
  const written = await writtenFiles({ ...shared, manifest, callers: endpointCallers(), publicFiles: given.keys() })
  const files = createSiteFiles(new Map([...written.files, ...given]), base)
  const errors: unknown[] = []
  const page = files.notFound() ?? files.answer('GET', `${manifest.base}/404`)
  const app = createApp({
    ...shared,
    manifest: {
      ...manifest,
      files: files.paths.map((path) => `${manifest.base}/${path}`),
      prerendered: written.prerendered,
    },
    callers: endpointCallers(),
    onError: (error) => errors.push(error),
    ...(stowaway.serverTiming && { serverTiming: 'node' }),
    ...(stowaway.unsupportedMethod !== undefined && { unsupportedMethod: stowaway.unsupportedMethod }),
    ...(stowaway.i18n !== undefined && { i18n: stowaway.i18n }),
    notFoundPage: async () => (page === undefined ? undefined : toResponse(page)),
  })
  const client = createClient(async (path, init) => {
    const request = new Request(origin + path, init)
    if (init.body !== undefined || request.method !== 'GET') request.headers.set('origin', origin)
    const file = files.answer(request.method, path.replace(/\?.*/, ''))
    return file === undefined ? app.fetch(request, { clientAddress: '127.0.0.1' }) : toResponse(file)
  })
  return {
    origin,
    client,
    inWorker: false,
    isDev: false,
    hidesCookies: false,
    takeErrors: () => errors.splice(0),
    async close() {
      await close()
      await copy.remove()
    },
  }
}

type FileAnswer = NonNullable<ReturnType<ReturnType<typeof createSiteFiles>['answer']>>

const toResponse = ({ status, headers, body }: FileAnswer): Response =>
  new Response(body.slice(), { status, headers: Object.entries(headers).map(([name, value]) => [name, String(value)]) })

describeContract('core', openCore)
