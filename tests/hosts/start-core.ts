import { join } from 'node:path'
import { createApp } from '../../sw/core/app/create-app.ts'
import { prerenderedRunner } from '../../sw/core/app/prerendered-runner.ts'
import { endpointCallers } from '../../sw/host/endpoint-callers.ts'
import { acceptRedirects } from './accept-redirects.ts'
import { openCoreProject } from './core/core-project.ts'
import { createSiteFiles, type SiteFiles } from './core/site-files.ts'
import { writtenFiles } from './core/written-files.ts'
import { createClient } from './create-client.ts'
import type { Host, HostProject, StartOptions } from './host.ts'
import { readFiles } from './read-files.ts'
import type { HostAnswer, HostRequest } from './request.ts'
import { withBody } from './with-body.ts'
import { withCopy } from './with-copy.ts'

interface CoreOptions extends StartOptions {
  /** Which server stands in front of the app. Default `server`: one that serves files, and adds a missing slash first. */
  readonly files?: 'server' | 'preview' | 'none'
  /** Default `reject`. */
  readonly malformedPath?: 'reject' | 'raw' | 'fail'
  /** Prerendered endpoints run on request. Default `false`. */
  readonly isDev?: boolean
}

const origin = 'http://127.0.0.1:4321'
const caller = { clientAddress: '127.0.0.1' }

/** The app in this process: `createApp` over modules that Vite's runner loads, behind the files of its site. */
export function startCore(project: HostProject, options: CoreOptions = {}): Promise<Host> {
  return withCopy(project.folder, (root) => openCore(root, project, options))
}

async function openCore(root: string, project: HostProject, options: CoreOptions): Promise<Host> {
  const { files: server = 'server', malformedPath = 'reject', isDev = false } = options
  const stowaway = await acceptRedirects(root, project, options)
  const { manifest, exports, app: settings, close } = await openCoreProject(root, { ...project, stowaway })
  const shared = { ...settings, callers: endpointCallers() }
  const given = await readFiles(join(root, 'public'))
  const written = isDev
    ? { files: new Map<string, Uint8Array>(), prerendered: [] }
    : await writtenFiles({ ...shared, manifest, exports, publicFiles: given.keys() }, options)
  const files = createSiteFiles(new Map([...written.files, ...given]), manifest.base)
  const errors: unknown[] = []
  const app = createApp({
    ...shared,
    manifest: {
      ...manifest,
      files: files.paths.map((path) => `${manifest.base}/${path}`),
      prerendered: written.prerendered,
    },
    malformedPath,
    ...(isDev && { runPrerendered: prerenderedRunner }),
    dev: isDev,
    onError: (error) => errors.push(error),
    async notFoundPage() {
      const page = files.notFound()
      return page === undefined ? undefined : responseOf(page)
    },
  })
  const fromFile = (method: string, target: string): HostAnswer | undefined => {
    const path = target.replace(/[?#].*$/s, '')
    if (server === 'none') return undefined
    if (server === 'preview') return previewAnswer(files, method, path)
    const lacksSlash = manifest.trailingSlash === 'always' && /\/[^/.]+$/.test(path)
    return lacksSlash && !files.has(path) ? undefined : files.answer(method, path)
  }
  return {
    origin,
    isDev,
    inWorker: false,
    hidesCookies: false,
    async ask(request) {
      return fromFile(request.method, request.path) ?? answerOf(await app.fetch(toRequest(request), caller))
    },
    client: createClient(async (path, init) => {
      const request = new Request(origin + path, init)
      if (init.body !== undefined || request.method !== 'GET') request.headers.set('origin', origin)
      const file = fromFile(request.method, path)
      return file === undefined ? app.fetch(request, caller) : responseOf(file)
    }),
    takeErrors: () => errors.splice(0),
    close,
  }
}

/** A static server: a slash too many after a file's name is overlooked, and its 404 page answers for the rest. */
function previewAnswer(files: SiteFiles, method: string, path: string): HostAnswer | undefined {
  return files.answer(method, path) ?? files.answer(method, path.replace(/\/$/, '')) ?? files.notFound()
}

/** Methods whose requests have no length when they have no body (RFC 9110, section 8.6). */
const isBodiless = (method: string): boolean => /^(?:GET|HEAD|DELETE|OPTIONS|TRACE|CONNECT)$/i.test(method)

function toRequest(given: HostRequest): Request {
  const { method, path, headers: pairs, body } = withBody(given)
  const headers = new Headers(pairs.map(([name, value]) => [name, value]))
  const hasLength = given.body !== undefined || !isBodiless(method)
  if (hasLength && !headers.has('content-length')) headers.set('content-length', String(body?.length ?? 0))
  return new Request(origin + path, { method, headers, redirect: 'manual', ...(body !== undefined && { body }) })
}

const responseOf = ({ status, headers, body }: HostAnswer): Response =>
  new Response(body.slice(), { status, headers: headers.map(([name, value]) => [name, value]) })

const answerOf = async (response: Response): Promise<HostAnswer> => ({
  status: response.status,
  headers: [...response.headers],
  body: new Uint8Array(await response.arrayBuffer()),
})
