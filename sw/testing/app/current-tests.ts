import { testingError } from '../../core/errors/testing-errors.ts'
import { createTestHost } from './create-test-app.ts'
import { installTestApp } from './install-test-app.ts'
import type { TestApp, TestHost } from './test-app.ts'
import type { TestProject } from './test-project.ts'
import { withHint } from './with-hint.ts'

/** What the tests of a file share, whichever copy of this module they import. */
interface CurrentTests {
  project?: TestProject
  host?: TestHost
  uninstall?(): void
}

const place = Symbol.for('stowaway.testing')

const current = (): CurrentTests => {
  const found: CurrentTests = Reflect.get(globalThis, place) ?? {}
  Reflect.set(globalThis, place, found)
  return found
}

/** Says which project the tests are of. */
export function setTestProject(project: TestProject): void {
  current().project = project
}

/**
 * The endpoints of the project of these tests, without a change of `fetch`.
 *
 * @example
 * const app = createTestApp()
 * const response = await app.fetch('/api/hello/ada.json')
 * @param project default: the one whose Vite configuration has the plugin
 * @throws `TestProjectMissing`
 */
export function createTestApp(project: TestProject | undefined = current().project): TestApp {
  if (project === undefined) throw withHint(testingError('TestProjectMissing', undefined))
  return createTestHost(project).app
}

/** Lets `fetch` and `XMLHttpRequest` reach the endpoints of a project. What was set up before ends. */
export function setUpTests(project: TestProject): TestApp {
  const tests = current()
  tests.uninstall?.()
  const host = createTestHost(project)
  Object.assign(tests, { project, host, uninstall: installTestApp(host) })
  return host.app
}

function currentApp(): TestApp {
  const { host } = current()
  if (host === undefined) throw withHint(testingError('TestsNotSetUp', undefined))
  return host.app
}

/**
 * The endpoints that `fetch` and `XMLHttpRequest` reach in this test, after `stowaway/testing/setup`. Between tests, they
 * forget everything.
 *
 * @example
 * api.use('GET /api/orders', () => new Response('Try again.', { status: 503 }), { times: 1 })
 * @throws `TestsNotSetUp`
 */
export const api: TestApp = new Proxy({} as TestApp, {
  get: (_, name) => Reflect.get(currentApp(), name),
})
