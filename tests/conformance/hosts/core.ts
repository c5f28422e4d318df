import { join } from 'node:path'
import { createApp } from '../../../sw/core/app/create-app.ts'
import type { RouteManifest } from '../../../sw/core/routes/route-manifest.ts'
import { staticPaths } from '../../../sw/core/static-paths/static-paths.ts'
import { type Answer, answerOf } from '../answer.ts'
import type { OpenHost, RunContext, Skipped } from '../host.ts'
import { readOptions } from '../options.ts'
import type { Project, ProjectSettings, RecordedCase } from '../recorded.ts'
import type { Result } from '../result.ts'
import { runCases } from '../run-cases.ts'
import { createSiteFiles, type SiteFiles } from '../site-files.ts'
import { copyProject } from '../work-copy.ts'
import { openCoreProject } from './core-project.ts'
import { coreRequest } from './core-request.ts'
import { readFiles } from './read-files.ts'
import { writtenFiles } from './written-files.ts'

const origin = 'http://127.0.0.1:4321'

function malformedPath({ adapter, serve }: ProjectSettings): 'reject' | 'raw' | 'fail' {
  if (serve === 'dev') return 'fail'
  return adapter === 'middleware' ? 'raw' : 'reject'
}

const responseOf = ({ status, headers, body }: Answer): Response =>
  new Response(body.slice(), { status, headers: Object.entries(headers).map(([name, value]) => [name, String(value)]) })

async function openCore({ settings }: Project, root: string): Promise<OpenHost> {
  const options = readOptions(settings.config, settings.astro)
  const { manifest, exports, app: shared, close } = await openCoreProject(root, options)
  const isDev = settings.serve === 'dev'
  const given = await readFiles(join(root, 'public'))
  const written = isDev
    ? { files: new Map<string, Uint8Array>(), prerendered: [] }
    : await writtenFiles({ ...shared, manifest, exports, publicFiles: given.keys() })
  const files = createSiteFiles(new Map([...written.files, ...given]), options.base)
  const app = createApp({
    ...shared,
    manifest: {
      ...manifest,
      files: files.paths.map((path) => `${manifest.base}/${path}`),
      prerendered: written.prerendered,
    },
    malformedPath: malformedPath(settings),
    ...(isDev && { runPrerendered: staticPaths }),
    dev: isDev,
    async notFoundPage() {
      const page = files.notFound()
      return page === undefined ? undefined : responseOf(page)
    },
  })
  return {
    origin,
    async answer({ request }: RecordedCase): Promise<Answer | Skipped> {
      const file = fileAnswer(files, settings, manifest, request)
      if (file !== undefined) return file
      const sent = coreRequest(request, origin)
      if ('skip' in sent) return sent
      return answerOf(await app.fetch(sent, { clientAddress: '127.0.0.1' }))
    },
    close,
  }
}

/**
 * Files as their recorded server gave them: the bare handler none, the standalone server those at the right slash
 * form, a static preview also those with a slash too many, and its 404 page.
 */
function fileAnswer(
  files: SiteFiles,
  { adapter, serve }: ProjectSettings,
  { trailingSlash }: RouteManifest,
  { method, path: target }: RecordedCase['request'],
): Answer | undefined {
  if (adapter === 'middleware') return undefined
  const [path = ''] = target.split(/[?#]/, 1)
  if (adapter === undefined && serve === undefined) {
    return files.answer(method, path) ?? files.answer(method, path.replace(/\/$/, '')) ?? files.notFound()
  }
  const lacksSlash = trailingSlash === 'always' && /\/[^/.]+$/.test(path)
  return lacksSlash ? undefined : files.answer(method, path)
}

/** The app in this process: `createApp` over modules that Vite's runner loads. */
export async function* runCore(context: RunContext): AsyncGenerator<Result> {
  if (context.project.cases.length === 0) return
  const copy = await copyProject(context.project.folder)
  try {
    const host = await openCore(context.project, copy.root)
    try {
      yield* runCases(context, host)
    } finally {
      await host.close()
    }
  } finally {
    await copy.remove()
  }
}
