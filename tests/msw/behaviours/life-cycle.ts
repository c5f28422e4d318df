import { type Area, type Driven, driven, elsewhere, not, type Tools } from '../behaviour.ts'

// Of the fixture's page.
declare const tools: Pick<Tools, 'control'>

const noLine = 'Nothing is printed when the worker starts or ends.'
const noCall = 'A page does not start the worker: the build adds a script that does.'
const noStop = 'A page does not stop the worker.'

async function isAnswered({ tab }: Driven): Promise<void> {
  const text = await tab.evaluate(async () => (await fetch('api/hello.json')).text())
  if (text !== '{"hello":"world"}') throw new Error(text)
}

async function isReady({ tab }: Driven): Promise<void> {
  await tab.waitForFunction(() => document.body?.dataset.ready === 'yes' && document.title === 'Behaviours')
}

/** How the worker comes and goes. */
export const lifeCycle: Area = {
  name: 'the life of the worker',
  behaviours: {
    'msw-api/hard-reload': [
      driven('direct', 'endpoints answer after the page has replaced itself', async (given) => {
        await given.home()
        await given.tab.evaluate(() => {
          document.title = 'before'
          setTimeout(() => location.replace(location.href))
        })
        await isReady(given)
        await isAnswered(given)
      }),
    ],
    'msw-api/setup-worker/start/start': [
      elsewhere(
        'adapted',
        'the worker answers when the app starts',
        'browser/first-visit.spec.ts',
        'a new tab is under control from its first script on',
      ),
      not('other', 'a line when it has started', noLine),
      not('other', 'a warning if it is started twice', noCall),
      not('other', 'no warning if it was stopped between', noCall),
    ],
    'msw-api/setup-worker/start/error': [
      elsewhere(
        'adapted',
        'a missing script of the worker: the app starts, and a line says what is wrong',
        'browser/no-worker.spec.ts',
        'a worker script is a 404, a 500 or a page, or throws',
      ),
    ],
    'msw-api/setup-worker/start/find-worker': [
      not('other', 'the page chooses among workers', noCall),
      not('other', 'it chooses none', noCall),
    ],
    'msw-api/setup-worker/start/handlers-reset': [
      driven('adapted', 'overrides do not accumulate across reloads', async (given) => {
        const { tab } = given
        await given.home()
        await tab.evaluate(() => tools.control.override('/api/users/1', { answer: { status: 410 } }))
        for (let count = 0; count < 2; count += 1) {
          await tab.reload()
          await isReady(given)
        }
        const found = await tab.evaluate(async () => ({
          count: (await tools.control.overrides()).length,
          status: (await fetch('api/users/1')).status,
        }))
        await tab.evaluate(() => tools.control.reset())
        if (found.count !== 1 || found.status !== 410) throw new Error(JSON.stringify(found))
      }),
    ],
    'msw-api/setup-worker/start/options-sw-scope': [
      elsewhere(
        'adapted',
        'a scope of its own',
        'browser/worker-place.spec.ts',
        'serviceWorker.scope alone: pages in the folder have endpoints',
      ),
    ],
    'msw-api/setup-worker/scenarios/scope/scope-validation': [
      elsewhere(
        'adapted',
        'a page outside of the scope',
        'browser/worker-place.spec.ts',
        'pages outside start without a worker',
      ),
      not('other', 'no warning about a page inside of it', noLine),
      not('other', 'no warning if the page wants none', noLine),
    ],
    'msw-api/setup-worker/start/start-after-stop': [
      driven('adapted', 'the next page starts a worker that was unregistered', async (given) => {
        const { tab } = given
        await given.home()
        const removed = await tab.evaluate(async () => {
          const registration = await navigator.serviceWorker.getRegistration()
          return registration?.unregister()
        })
        if (removed !== true) throw new Error('There was no worker.')
        await given.home()
        await isAnswered(given)
      }),
    ],
    'msw-api/setup-worker/start/warn-on-wait-until-ready': [
      not('other', 'a warning about an option of MSW', 'There is no such option: pages always wait for the worker.'),
    ],
    'msw-api/setup-worker/stop': [
      elsewhere(
        'adapted',
        'endpoints can be switched off for all visitors',
        'browser/clean-up.spec.ts',
        'unregister removes a deployed worker',
      ),
      elsewhere(
        'adapted',
        'a change for one tab leaves others as they are',
        'browser/toolkit.spec.ts',
        'overrides answer, for all tabs or one',
      ),
      not('other', 'a warning if it is stopped twice', noStop),
    ],
    'msw-api/setup-worker/stop/in-flight-request': [
      elsewhere(
        'adapted',
        'a request that is running when another build takes over is answered',
        'browser/updates.spec.ts',
        'the old build finishes a running request',
      ),
      elsewhere(
        'adapted',
        'requests after the end of the worker go to the server',
        'browser/clean-up.spec.ts',
        'a build whose endpoints are all files removes the worker of an earlier one',
      ),
    ],
    'msw-api/setup-worker/stop/quiet': [
      not('other', 'a line when it has stopped', noLine),
      not('other', 'no line if the page wants none', noLine),
    ],
    'msw-api/setup-worker/stop/removes-all-listeners': [not('other', 'listeners end with the worker', noStop)],
    'msw-api/unregister': [
      elsewhere(
        'adapted',
        'a worker that is not needed any more removes itself',
        'browser/clean-up.spec.ts',
        'a build whose endpoints are all files removes the worker of an earlier one',
      ),
    ],
    'msw-api/integrity-check': [
      elsewhere(
        'adapted',
        'a page and the worker of its build',
        'browser/updates.spec.ts',
        'the first build notifies nobody',
      ),
      elsewhere(
        'adapted',
        'a page that is newer than its worker',
        'browser/updates.spec.ts',
        'a page that is newer than its worker gets its first response from its own build',
      ),
    ],
    'msw-api/distribution/iife': [
      not('other', 'a script without modules', 'Vite builds the app and the worker; there is no file to copy.'),
    ],
    'msw-api/setup-worker/input-validation': [
      not('other', 'a list in place of handlers', 'Handlers are files; a wrong export is an error of the build.'),
    ],
    'msw-api/setup-worker/fallback-mode/fallback-mode': [
      elsewhere(
        'adapted',
        'without a service worker, a line says so',
        'browser/fallback.spec.ts',
        'no service worker can be here, and the first fetch of the page is answered by an endpoint',
      ),
      elsewhere(
        'adapted',
        'the endpoints answer there',
        'browser/fallback.spec.ts',
        'fetch: methods, headers, bodies and answers are as in a worker',
      ),
      elsewhere(
        'adapted',
        'other requests go to the host there',
        'browser/fallback.spec.ts',
        'requests without an endpoint go to the host untouched',
      ),
      not('other', 'it can be stopped there', noStop),
    ],
  },
}
