import { expect, test } from './engine/test.ts'
import { type Answer, SavingProject } from './saving-project.ts'
import { serveDev, temporaryFolder } from './serve-project.ts'

/** How many answers are counted, as many saves as there is time for. */
const amount = process.env.STOWAWAY_SOAK === '1' ? 10_000 : 150

test('no answer around saves is an error that the files do not have, nor stale', async ({ tab, engine }) => {
  test.setTimeout(amount * 300 + 60_000)
  const folder = await temporaryFolder()
  const project = new SavingProject(folder.path)
  const dev = await serveDev(folder.path)
  await tab.goto(dev.ownUrl)
  await tab.waitForFunction(() => navigator.serviceWorker.controller !== null)
  const answers: (Answer & { readonly isOfWorker: boolean; readonly isRepeated: boolean })[] = []
  // In parts: WebDriver ends scripts that take long.
  const ask = async (): Promise<void> => {
    while (answers.length < amount) {
      const part = await tab.evaluate(async (count) => {
        const found: typeof answers = []
        const loop = async (path: string): Promise<void> => {
          for (let asked = 0; asked < count; asked += 1) {
            const begin = Date.now()
            // On a slow machine a new worker takes over before the last one has answered everything.
            let isRepeated = false
            const ask = async () => {
              const response = await fetch(path)
              return { response, text: await response.text() }
            }
            const { response, text } = await ask().catch(() => {
              isRepeated = true
              return ask()
            })
            const isOfWorker = response.headers.get('server-timing')?.includes('desc="worker"') === true
            found.push({ path, begin, end: Date.now(), status: response.status, text, isOfWorker, isRepeated })
            await new Promise((resolve) => setTimeout(resolve, 1))
          }
        }
        await Promise.all([...Array(5).fill('api/value'), 'api/broken'].map(loop))
        return found
      }, 25)
      answers.push(...part)
    }
  }
  const asked = ask()
  await project.saveUntil(asked, answers)
  await asked
  const wrong = project.wrong(answers)
  const repeated = answers.filter(({ isRepeated }) => isRepeated).length
  const ofWorker = answers.filter(({ isOfWorker }) => isOfWorker).length
  console.log(
    `${engine.name}: ${answers.length} answers, ${ofWorker} of the worker, ${project.saves} saves, ${wrong.length} wrong, ${repeated} repeated`,
  )
  expect(wrong).toEqual([])
  expect(repeated).toBeLessThanOrEqual(answers.length / 100)
  expect(ofWorker).toBeGreaterThan(answers.length / 2)
  await dev.close()
  await folder.remove()
})

test('an answer of an unchanged endpoint costs one question to the development server', async ({ tab }) => {
  const folder = await temporaryFolder()
  new SavingProject(folder.path)
  const dev = await serveDev(folder.path)
  await tab.goto(dev.url)
  await tab.waitForFunction(() => navigator.serviceWorker.controller !== null)
  const ask = (): Promise<string> => tab.evaluate(async () => (await fetch('api/value')).text())
  const first = await ask()
  dev.takeRequests()
  expect(await ask()).toBe(first)
  expect(dev.takeRequests()).toEqual(['/@stowaway/status'])
  await dev.close()
  await folder.remove()
})
