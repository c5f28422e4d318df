import { buildCopy } from '../../hosts/build-copy.ts'
import { readFiles } from '../../hosts/read-files.ts'
import { startStatic } from '../../hosts/start-static.ts'
import { copyProject } from '../../hosts/work-copy.ts'
import { toHostRequest } from '../answer.ts'
import type { RunContext } from '../host.ts'
import { judgeFiles } from '../judge-files.ts'
import type { Result } from '../result.ts'
import { runCases } from '../run-cases.ts'
import { runBuildCase } from './build-case.ts'
import { collectRefused } from './collect-refused.ts'
import { hostProject } from './host-project.ts'

async function* runFiles(context: RunContext): AsyncGenerator<Result> {
  const { project, facts, wants } = context
  if (project.files === undefined) return
  const copy = await copyProject(project.folder)
  try {
    const refused = collectRefused(context)
    const outDir = await buildCopy(copy.root, hostProject(project), 'files', { onRefused: refused.add })
    yield* refused.builds()
    const actual = await readFiles(outDir)
    const judged = judgeFiles({ project: project.name, prefix: 'file: ', expected: project.files, actual, facts })
    yield* judged.filter(({ name }) => wants(name))
  } finally {
    await copy.remove()
  }
}

/** A static site's cases, answered by the preview server from the whole build. */
async function* runPreview(context: RunContext): AsyncGenerator<Result> {
  const { adapter, serve } = context.project.settings
  if (adapter !== undefined || serve !== undefined || context.project.cases.length === 0) return
  const refused = collectRefused(context)
  const host = await startStatic(hostProject(context.project), { onRefused: refused.add })
  try {
    yield* refused.results()
    yield* runCases(refused.rest(), {
      ...host,
      answer: ({ request }) => host.ask(toHostRequest(request, host.origin)),
    })
  } finally {
    await host.close()
  }
}

/** The prerender pass: its files against those that Astro left, a static site's answers, and builds that fail. */
export async function* runPrerender(context: RunContext): AsyncGenerator<Result> {
  const { project, wants } = context
  yield* runFiles(context)
  yield* runPreview(context)
  for (const recorded of project.builds) if (wants(recorded.name)) yield await runBuildCase(project.name, recorded)
}
