import type { BrowserContext, Page } from 'playwright-core'
import type { SubmittedForm } from '../host.ts'

/** Submits a form from a page of its own, in the same browser; tells what the page shows that comes of it. */
export async function submitForm(
  context: BrowserContext,
  url: string,
  form: SubmittedForm,
  prepare?: (page: Page) => Promise<unknown>,
): Promise<string | null> {
  const page = await context.newPage()
  try {
    await page.goto(url)
    await prepare?.(page)
    await page.evaluate(`(${addForm})(${JSON.stringify(form)})`)
    for (const [name, value] of form.fields) {
      if (typeof value === 'string') continue
      const file = { name: value.file, mimeType: value.type, buffer: Buffer.from(value.text) }
      await page.locator(`input[name="${name}"]`).setInputFiles(file)
    }
    await Promise.all([page.waitForURL((to) => to.pathname !== new URL(url).pathname), page.click('button')])
    return await page.locator('body').textContent()
  } finally {
    await page.close()
  }
}

/** Runs in the page. */
function addForm({ action, enctype, fields }: SubmittedForm): void {
  const form = document.createElement('form')
  Object.assign(form, { action, enctype, method: 'post' })
  for (const [name, value] of fields) {
    const input = document.createElement('input')
    input.name = name
    if (typeof value === 'string') input.value = value
    else input.type = 'file'
    form.append(input)
  }
  form.append(document.createElement('button'))
  document.body.append(form)
}
