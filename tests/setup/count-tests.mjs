import { readFile } from 'node:fs/promises'
import { relative } from 'node:path'
import { countByProject, playwrightTests } from './playwright-tests.mjs'

const deviationCodes = /^(?:D\d\d|L1)(?:, (?:D\d\d|L1))*$/

/** A command that counts as one test. */
export const countCommand = ({ code }) => ({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 })

/** Counts Vitest's JSON report. A file that could not run counts as one failure. */
export const countVitest = (file) =>
  withCrash(async () => {
    const report = JSON.parse(await readFile(file, 'utf8'))
    const broken = report.testResults.filter((one) => one.status === 'failed' && one.assertionResults.length === 0)
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests + broken.length,
      skipped: report.numPendingTests + report.numTodoTests,
      times: report.testResults.flatMap(({ name, assertionResults }) =>
        assertionResults.map(({ fullName, duration }) => ({
          name: `${relative('.', name)} › ${fullName}`,
          milliseconds: duration ?? 0,
        })),
      ),
    }
  })

/** Counts Playwright's JSON report. An error outside of any test counts as one failure. */
export const countPlaywright = (file) =>
  withCrash(async () => {
    const report = JSON.parse(await readFile(file, 'utf8'))
    const { stats, errors } = report
    const tests = playwrightTests(report)
    const retried = tests.filter(({ status }) => status === 'flaky')
    const left = tests.filter(({ status }) => status === 'not run').length
    return {
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected + errors.length,
      skipped: stats.skipped - left,
      notes: [
        ...(retried.length > 0 ? [`${retried.length} of them at another try`] : []),
        ...(left > 0 ? [`${left} did not run`] : []),
      ],
      // A busy machine may start a browser slowly. The report must show where.
      remarks: [countByProject(tests), ...retried.map(({ name }) => `passed at another try: ${name}`)],
      times: tests,
    }
  })

/** The results of a conformance run, one JSON object a line: a case that differs by a listed deviation has passed. */
export const countConformance = withCrash(async ({ stdout }) => {
  const results = stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
  const failures = results.filter(({ result }) => result === 'fail')
  const unexplained = failures.filter(({ reason }) => !deviationCodes.test(reason ?? ''))
  const passed = results.filter(({ result }) => result === 'pass').length
  const deviating = failures.length - unexplained.length
  return {
    passed: passed + deviating,
    failed: unexplained.length,
    skipped: results.length - passed - failures.length,
    notes: deviating > 0 ? [`${deviating} of them by a listed deviation`] : [],
    details: unexplained.map((one) => JSON.stringify(one)).join('\n'),
  }
})

/** A command that fails without naming a failed test, or whose report cannot be read, counts as one failure. */
function withCrash(count) {
  return async (result) => {
    const counts = await count(result).catch((error) => ({ passed: 0, failed: 0, details: String(error) }))
    const isCrash = counts.failed === 0 && (result.code !== 0 || counts.passed === 0)
    if (!isCrash) return counts
    const why = result.code === 0 ? 'No test ran.' : `The command ended with code ${result.code}.`
    return { ...counts, failed: 1, details: [counts.details, why].filter(Boolean).join('\n') }
  }
}
