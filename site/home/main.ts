import { offlineReady } from 'stowaway/client'
import '../shell/copy-code.ts'
import { belowBase } from './below-base.ts'
import { send } from './exchange.ts'
import { showExchange, showFailure } from './show-exchange.ts'

const form = one('#ask', HTMLFormElement)
const method = one('#method', HTMLSelectElement)
const path = one('#path', HTMLInputElement)
const answer = one('#answer', HTMLElement)

form.addEventListener('submit', async (event) => {
  event.preventDefault()
  try {
    showExchange(answer, await send(method.value, import.meta.env.BASE_URL + path.value))
  } catch (error) {
    showFailure(answer, error)
  }
})
path.addEventListener('input', () => {
  const value = belowBase(path.value, import.meta.env.BASE_URL, location.origin)
  if (value !== path.value) path.value = value
})
// Before this, the button would reload the page.
one('#ask button', HTMLButtonElement).disabled = false

const offline = one('#offline', HTMLElement)
const kept = await offlineReady()
if (kept === undefined) offline.textContent = 'This browser stores no files for this site, so the page needs its host.'
else if (kept.missing.length > 0)
  offline.textContent = `${kept.missing.length} of ${kept.files} files are missing. The next visit downloads them.`
else {
  offline.dataset.ready = ''
  offline.textContent = `${kept.files} files are kept in your browser. Go offline, reload, and send again.`
}

function one<Type extends Element>(selector: string, type: new () => Type): Type {
  const found = document.querySelector(selector)
  if (!(found instanceof type)) throw new Error(`The page has no ${selector}.`)
  return found
}
