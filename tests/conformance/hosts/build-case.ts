import { join } from 'node:path'
import { buildCopy } from '../../hosts/build-copy.ts'
import { readFiles } from '../../hosts/read-files.ts'
import { stowawayErrorIn } from '../../hosts/refused.ts'
import { writeProject } from '../../hosts/work-copy.ts'
import { type BuildOutcome, buildCode } from '../build-deviations.ts'
import { readFacts } from '../facts.ts'
import { judgeFiles } from '../judge-files.ts'
import { readOptions } from '../options.ts'
import type { RecordedBuildCase } from '../recorded.ts'
import { isUnexplained, type Result, resultOf } from '../result.ts'
import { failureOf, outcomeText } from './build-outcome.ts'

/** Builds a recorded tree and compares how that ended, and what was written. */
export async function runBuildCase(project: string, recorded: RecordedBuildCase): Promise<Result> {
  const { name, astro, config, files, expect } = recorded
  const copy = await writeProject(files)
  try {
    const facts = readFacts(copy.root, astro, config)
    const { outcome, file } = await endOf(buildCopy(copy.root, readOptions(config, astro), 'files'))
    if (outcome.exitCode !== expect.exitCode) {
      const code = buildCode(outcome, expect, facts, file)
      const expected = `exit code ${expect.exitCode}${expect.firstLine === undefined ? '' : `, ${expect.firstLine}`}`
      const found = [{ where: 'build', expected, actual: outcomeText(outcome) }]
      return resultOf(project, name, found, code === undefined ? undefined : [code])
    }
    if (outcome.exitCode === 1) return resultOf(project, name, [], undefined)
    const written = await readFiles(join(copy.root, 'dist'))
    const actual = new Map([...written, ...(await readFiles(join(copy.root, 'public')))])
    const judged = judgeFiles({ project, prefix: '', expected: expect.files ?? [], actual, facts })
    const failed = judged.find(isUnexplained) ?? judged.find(({ result }) => result === 'fail')
    return failed === undefined ? resultOf(project, name, [], undefined) : { ...failed, name }
  } finally {
    await copy.remove()
  }
}

/** How a build ended, and the file that its error names. */
async function endOf(build: Promise<unknown>): Promise<{ outcome: BuildOutcome; file?: string }> {
  try {
    await build
    return { outcome: { exitCode: 0 } }
  } catch (error) {
    const file = stowawayErrorIn(error)?.file
    return { outcome: failureOf(error), ...(file !== undefined && { file }) }
  }
}
