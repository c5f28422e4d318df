/**
 * The tests of Playwright's JSON report (its type is `JSONReport` of `@playwright/test/reporter`), each as
 * `{ name, project, status, milliseconds }`. `status` is `expected`, `unexpected`, `flaky`, `skipped`, or `not run` where
 * the run ended before, or a hook failed; the time is that of all tries.
 */
export function playwrightTests({ suites }) {
  return suites.flatMap((suite) => testsOf(suite, []))
}

function testsOf({ title, suites = [], specs = [] }, above) {
  const titles = [...above, title]
  const own = specs.flatMap((spec) =>
    spec.tests.map(({ projectName, status, expectedStatus, results }) => ({
      name: `[${projectName}] ${[...titles, spec.title].join(' › ')}`,
      project: projectName,
      status: status === 'skipped' && expectedStatus !== 'skipped' ? 'not run' : status,
      milliseconds: results.reduce((sum, { duration }) => sum + duration, 0),
    })),
  )
  return [...own, ...suites.flatMap((suite) => testsOf(suite, titles))]
}

/** How many tests ran in each project, as in `chromium 312, firefox 214`. */
export function countByProject(tests) {
  const counts = new Map()
  for (const { project, status } of tests) {
    if (status !== 'skipped' && status !== 'not run') counts.set(project, (counts.get(project) ?? 0) + 1)
  }
  return [...counts].map(([project, count]) => `${project} ${count}`).join(', ')
}
