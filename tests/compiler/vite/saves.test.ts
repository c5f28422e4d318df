import { afterAll, expect, test } from 'vitest'
import { type Answer, SavingProject } from '../../browser/saving-project.ts'
import { serveDev, temporaryFolder } from '../../browser/serve-project.ts'

const amount = process.env.STOWAWAY_SOAK === '1' ? 10_000 : 600
const folder = await temporaryFolder()
afterAll(() => folder.remove())

test('no answer of the development server around saves is an error that the files do not have, nor stale', async () => {
  const project = new SavingProject(folder.path)
  const dev = await serveDev(folder.path)
  const answers: Answer[] = []
  const loop = async (path: string): Promise<void> => {
    while (answers.length < amount) {
      const begin = Date.now()
      const response = await fetch(new URL(path, dev.ownUrl))
      const text = await response.text()
      answers.push({ path, begin, end: Date.now(), status: response.status, text })
    }
  }
  const asked = Promise.all([...Array(5).fill('api/value'), 'api/broken'].map(loop))
  await project.saveUntil(asked, 40)
  await asked
  const wrong = project.wrong(answers)
  console.log(`${answers.length} answers, ${project.saves} saves, ${wrong.length} wrong`)
  expect(wrong).toEqual([])
  await dev.close()
}, 600_000)
