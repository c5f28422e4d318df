import { startCore } from '../../hosts/start-core.ts'
import { toHostRequest } from '../answer.ts'
import type { RunContext } from '../host.ts'
import type { ProjectSettings, RecordedRequest } from '../recorded.ts'
import type { Result } from '../result.ts'
import { runCases } from '../run-cases.ts'
import { collectRefused } from './collect-refused.ts'
import { hostProject } from './host-project.ts'

function malformedPath({ adapter, serve }: ProjectSettings): 'reject' | 'raw' | 'fail' {
  if (serve === 'dev') return 'fail'
  return adapter === 'middleware' ? 'raw' : 'reject'
}

/** Which server stood in front of Astro. */
function serverOf({ adapter, serve }: ProjectSettings): 'server' | 'preview' | 'none' {
  if (adapter === 'middleware') return 'none'
  return adapter === undefined && serve === undefined ? 'preview' : 'server'
}

/** Why no `Request` can be made of a recorded one. */
function whyNoRequest({ method, path, body, bodyBase64 }: RecordedRequest): string | undefined {
  if (/^(?:TRACE|TRACK|CONNECT)$/i.test(method)) return `a Request cannot have the method ${method}`
  if (!path.startsWith('/')) return 'the target is no path, so no URL stands for it'
  const hasBody = body !== undefined || bodyBase64 !== undefined
  return hasBody && /^(?:GET|HEAD)$/i.test(method) ? `a Request of ${method} has no body` : undefined
}

/** The app in this process. */
export async function* runCore(context: RunContext): AsyncGenerator<Result> {
  const { project } = context
  if (project.cases.length === 0) return
  const refused = collectRefused(context)
  const host = await startCore(hostProject(project), {
    files: serverOf(project.settings),
    malformedPath: malformedPath(project.settings),
    isDev: project.settings.serve === 'dev',
    onRefused: refused.add,
  })
  try {
    yield* refused.results()
    yield* runCases(refused.rest(), {
      ...host,
      async answer({ request }) {
        const skip = whyNoRequest(request)
        return skip === undefined ? host.ask(toHostRequest(request, host.origin)) : { skip }
      },
    })
  } finally {
    await host.close()
  }
}
