import type { SubmittedForm } from '../host.ts'
import type { HostProfile, HostTab } from './host-browser.ts'

/** Submits a form from a page of its own, in the same browser; tells what the page shows that comes of it. */
export async function submitForm(
  profile: HostProfile,
  url: string,
  form: SubmittedForm,
  prepare: (tab: HostTab) => Promise<unknown>,
): Promise<string | null> {
  const tab = await profile.newTab()
  try {
    await tab.goto(url)
    await prepare(tab)
    await tab.evaluate(addForm, form)
    await tab.click('button')
    await tab.waitForFunction(
      (from) => location.pathname !== from && document.readyState === 'complete',
      new URL(url).pathname,
    )
    return await tab.textContent('body')
  } finally {
    await tab.close()
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
    else {
      const chosen = new DataTransfer()
      chosen.items.add(new File([value.text], value.file, { type: value.type }))
      input.type = 'file'
      input.files = chosen.files
    }
    form.append(input)
  }
  form.append(document.createElement('button'))
  document.body.append(form)
}
