import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { RunContext } from '../host.ts'
import { readOptions } from '../options.ts'
import type { Project, RecordedCase } from '../recorded.ts'
import type { Result } from '../result.ts'
import { runCases } from '../run-cases.ts'
import { copyProject } from '../work-copy.ts'
import { buildCopy } from './build-copy.ts'
import { splitRefused } from './refused-cases.ts'
import { send } from './send.ts'

/** What the entry of a built Node server exports. */
interface ServerEntry {
  readonly handler: RequestListener
  serve(options: { port: number; host: string }): Promise<{ url: string; close(): Promise<void> }>
}

interface RunningServer {
  readonly origin: string
  close(): Promise<void>
}

/** The built server as the project was recorded: by itself, or its handler in our server. */
async function startServer(outDir: string, { settings }: Project): Promise<RunningServer> {
  const file = join(outDir, 'server/entry.mjs')
  const entry = (await import(pathToFileURL(file).href)) as ServerEntry
  if (settings.adapter !== 'middleware') {
    const { url, close } = await entry.serve({ port: 0, host: '127.0.0.1' })
    return { origin: new URL(url).origin, close }
  }
  const server = createServer((incoming, outgoing) => entry.handler(incoming, outgoing))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A server that listens on a port has an address object; a string stands for a pipe only.
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const isPreviewLeniency = ({ settings }: Project, path: string) =>
  settings.adapter === undefined && /\.\w+\/$/.test(path)

/** The built Node server, asked over HTTP with requests as written. */
export async function* runNode(context: RunContext): AsyncGenerator<Result> {
  const { project, facts } = context
  if (project.cases.length === 0) return
  if (project.settings.serve === 'dev') {
    for (const { name } of project.cases.filter((recorded) => context.wants(recorded.name))) {
      yield { project: project.name, name, result: 'skip', reason: 'recorded from the development server' }
    }
    return
  }
  const copy = await copyProject(project.folder)
  try {
    const options = readOptions(project.settings.config, project.settings.astro)
    const { outDir, refused } = await buildCopy(copy.root, options, 'node', facts)
    const { results, rest } = splitRefused(context, refused)
    yield* results
    const server = await startServer(outDir, project)
    try {
      const answer = async ({ request }: RecordedCase) =>
        isPreviewLeniency(project, request.path)
          ? { skip: "a leniency of the recorded preview server: a slash after a file's name" }
          : send(request, server.origin)
      yield* runCases(rest, { origin: server.origin, answer, close: server.close })
    } finally {
      await server.close()
    }
  } finally {
    await copy.remove()
  }
}
