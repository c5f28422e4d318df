import { StowawayError } from '../../../sw/core/errors/stowaway-error.ts'
import { type BuildOutcome, buildCode } from '../build-deviations.ts'
import { readFacts } from '../facts.ts'
import type { RunContext } from '../host.ts'
import { judgeFiles } from '../judge-files.ts'
import { type ProjectOptions, readOptions } from '../options.ts'
import type { RecordedBuildCase } from '../recorded.ts'
import { isUnexplained, type Result, resultOf } from '../result.ts'
import { copyProject, writeProject } from '../work-copy.ts'
import { openCoreProject } from './core-project.ts'
import { publicFiles, type Written, writtenFiles } from './written-files.ts'

async function prerenderTree(root: string, options: ProjectOptions): Promise<Written> {
  const { manifest, app, close } = await openCoreProject(root, options)
  try {
    const given = await publicFiles(root)
    return await writtenFiles({ ...app, manifest, publicFiles: given.keys() })
  } finally {
    await close()
  }
}

const failureOf = (error: unknown): BuildOutcome & { exitCode: 1 } => ({
  exitCode: 1,
  code: error instanceof StowawayError ? error.code : 'Error',
  message: error instanceof Error ? error.message : String(error),
})

const outcomeText = (outcome: BuildOutcome) =>
  outcome.exitCode === 0 ? 'exit code 0' : `exit code 1, ${outcome.code}: ${outcome.message}`

async function* runFiles({ project, facts, wants }: RunContext): AsyncGenerator<Result> {
  if (project.files === undefined) return
  const { config, astro } = project.settings
  const copy = await copyProject(project.folder)
  try {
    const { files, setAside } = await prerenderTree(copy.root, readOptions(config, astro))
    for (const { file, error } of setAside) {
      const name = `build: ${file}`
      if (!wants(name)) continue
      const outcome = failureOf(error)
      const code = buildCode(outcome, undefined, facts, file)
      const found = [{ where: 'build', expected: 'exit code 0', actual: outcomeText(outcome) }]
      yield resultOf(project.name, name, found, code === undefined ? undefined : [code])
    }
    const written = { project: project.name, prefix: 'file: ', expected: project.files, actual: files, facts }
    yield* judgeFiles(written).filter(({ name }) => wants(name))
  } finally {
    await copy.remove()
  }
}

async function runBuild(project: string, recorded: RecordedBuildCase): Promise<Result> {
  const { name, astro, config, files, expect } = recorded
  const copy = await writeProject(files)
  try {
    const facts = readFacts(copy.root, astro, config)
    const given = await publicFiles(copy.root)
    const { written, outcome, file } = await buildTree(copy.root, readOptions(config, astro))
    if (outcome.exitCode !== expect.exitCode) {
      const code = buildCode(outcome, expect.errorName, facts, file)
      const expected = `exit code ${expect.exitCode}${expect.firstLine === undefined ? '' : `, ${expect.firstLine}`}`
      const found = [{ where: 'build', expected, actual: outcomeText(outcome) }]
      return resultOf(project, name, found, code === undefined ? undefined : [code])
    }
    if (outcome.exitCode === 1) return resultOf(project, name, [], undefined)
    const actual = new Map([...written, ...given])
    const judged = judgeFiles({ project, prefix: '', expected: expect.files ?? [], actual, facts })
    const failed = judged.find(isUnexplained) ?? judged.find(({ result }) => result === 'fail')
    return failed === undefined ? resultOf(project, name, [], undefined) : { ...failed, name }
  } finally {
    await copy.remove()
  }
}

/** A build fails on the first endpoint that would be set aside. */
async function buildTree(root: string, options: ProjectOptions) {
  const none = new Map<string, Uint8Array>()
  try {
    const { files, setAside } = await prerenderTree(root, options)
    const [first] = setAside
    if (first !== undefined) return { written: none, outcome: failureOf(first.error), file: first.file }
    return { written: files, outcome: { exitCode: 0 } as const, file: undefined }
  } catch (error) {
    const file = error instanceof StowawayError ? error.file : undefined
    return { written: none, outcome: failureOf(error), file }
  }
}

/** The prerender pass: its files against those that Astro left, and builds that fail or warn. */
export async function* runPrerender(context: RunContext): AsyncGenerator<Result> {
  const { project, wants } = context
  yield* runFiles(context)
  for (const recorded of project.builds) if (wants(recorded.name)) yield await runBuild(project.name, recorded)
}
