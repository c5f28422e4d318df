import { startNode } from '../../hosts/start-node.ts'
import { toHostRequest } from '../answer.ts'
import type { RunContext } from '../host.ts'
import type { Project } from '../recorded.ts'
import type { Result } from '../result.ts'
import { runCases } from '../run-cases.ts'
import { collectRefused } from './collect-refused.ts'
import { hostProject } from './host-project.ts'
import { skipAll } from './skip-all.ts'

const isPreviewLeniency = ({ settings }: Project, path: string) =>
  settings.adapter === undefined && /\.\w+\/$/.test(path)

/** The built Node server, as the project was recorded: by itself, or its handler in our own server. */
export async function* runNode(context: RunContext): AsyncGenerator<Result> {
  const { project } = context
  if (project.cases.length === 0) return
  if (project.settings.serve === 'dev') {
    yield* skipAll(context, 'recorded from the development server')
    return
  }
  const refused = collectRefused(context)
  const host = await startNode(hostProject(project), {
    as: project.settings.adapter === 'middleware' ? 'handler' : 'server',
    onRefused: refused.add,
  })
  try {
    yield* refused.results()
    yield* runCases(refused.rest(), {
      ...host,
      answer: async ({ request }) =>
        isPreviewLeniency(project, request.path)
          ? { skip: "a leniency of the recorded preview server: a slash after a file's name" }
          : host.ask(toHostRequest(request, host.origin)),
    })
  } finally {
    await host.close()
  }
}
