import { startPreview } from '../../../compiler/node/preview-server.ts'
import { normaliseBase } from '../../../sw/core/routes/base.ts'
import type { RunContext } from '../host.ts'
import { judgeFiles } from '../judge-files.ts'
import { readOptions } from '../options.ts'
import type { RecordedCase } from '../recorded.ts'
import { type Result, resultOf } from '../result.ts'
import { runCases } from '../run-cases.ts'
import { copyProject } from '../work-copy.ts'
import { runBuildCase } from './build-case.ts'
import { buildCopy } from './build-copy.ts'
import { failureOf, outcomeText } from './build-outcome.ts'
import { readFiles } from './read-files.ts'
import { splitRefused } from './refused-cases.ts'
import { send } from './send.ts'

async function* runFiles({ project, facts, wants }: RunContext): AsyncGenerator<Result> {
  if (project.files === undefined) return
  const copy = await copyProject(project.folder)
  try {
    const options = readOptions(project.settings.config, project.settings.astro)
    const { outDir, refused } = await buildCopy(copy.root, options, 'files', facts)
    for (const { file, error, code } of refused) {
      const name = `build: ${file}`
      const found = [{ where: 'build', expected: 'exit code 0', actual: outcomeText(failureOf(error)) }]
      if (wants(name)) yield resultOf(project.name, name, found, code === undefined ? undefined : [code])
    }
    const actual = await readFiles(outDir)
    const judged = judgeFiles({ project: project.name, prefix: 'file: ', expected: project.files, actual, facts })
    yield* judged.filter(({ name }) => wants(name))
  } finally {
    await copy.remove()
  }
}

/** A static site's cases, answered by the preview server from the whole build. */
async function* runPreview(context: RunContext): AsyncGenerator<Result> {
  const { project, facts } = context
  const { adapter, serve, config, astro } = project.settings
  if (adapter !== undefined || serve !== undefined || project.cases.length === 0) return
  const copy = await copyProject(project.folder)
  try {
    const options = readOptions(config, astro)
    const { outDir, refused } = await buildCopy(copy.root, options, 'worker', facts)
    const { results, rest } = splitRefused(context, refused)
    yield* results
    const base = normaliseBase(options.base)
    const { url, close } = await startPreview({ folder: outDir, base, port: 0, host: '127.0.0.1' })
    const { origin } = new URL(url)
    try {
      yield* runCases(rest, { origin, answer: ({ request }: RecordedCase) => send(request, origin), close })
    } finally {
      await close()
    }
  } finally {
    await copy.remove()
  }
}

/** The prerender pass: its files against those that Astro left, a static site's answers, and builds that fail. */
export async function* runPrerender(context: RunContext): AsyncGenerator<Result> {
  const { project, wants } = context
  yield* runFiles(context)
  yield* runPreview(context)
  for (const recorded of project.builds) if (wants(recorded.name)) yield await runBuildCase(project.name, recorded)
}
