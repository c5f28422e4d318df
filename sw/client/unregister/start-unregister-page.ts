import { findLeftovers, type Leftovers, removeLeftovers } from './leftovers.ts'

interface PageOptions {
  /** The path that the worker controls. */
  readonly scope: string
  /** Whether the box for data is ticked at first. */
  readonly data: boolean
}

/** Runs in `unregister.html`: shows what is stored, and removes it when the user confirms. */
export async function startUnregisterPage({ scope, data }: PageOptions): Promise<void> {
  const form = get('form', HTMLFormElement)
  const box = get('[name=data]', HTMLInputElement)
  const state = get('output', HTMLOutputElement)
  box.checked = data

  const show = async (): Promise<Leftovers> => {
    const found = await findLeftovers(new URL(scope, location.href).href)
    list('#worker', found.worker === undefined ? [] : [scriptOf(found.worker)])
    list('#caches', found.caches)
    list('#databases', found.databases)
    form.hidden = found.worker === undefined && found.caches.length + found.databases.length === 0
    return found
  }

  const remove = async (withData: boolean): Promise<void> => {
    try {
      const found = await show()
      const blocked = await removeLeftovers({ ...found, databases: withData ? found.databases : [] })
      await show()
      state.value =
        blocked.length === 0
          ? 'Removed. Open pages of this site do not change until you reload them.'
          : `Removed, except what other open pages of this site use: ${blocked.join(', ')}. Close them and try again.`
    } catch (error) {
      state.value = `Not removed: ${error}. Close the other pages of this site and try again.`
    }
  }

  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    state.value = 'Removing …'
    const isControlled = navigator.serviceWorker?.controller != null
    if (!box.checked || !isControlled) return remove(box.checked)
    // A worker and its databases live as long as a page uses them, so this page is opened again without it.
    await removeLeftovers({ ...(await show()), databases: [] })
    location.search = andData
  })
  if (location.search === andData) return remove(true)
  await show()
  state.value = form.hidden ? 'Stowaway has stored nothing here.' : ''
}

/** The query of a page that is opened again to remove the rest. */
const andData = '?and-data'

const scriptOf = ({ active, waiting, installing }: ServiceWorkerRegistration): string =>
  (active ?? waiting ?? installing)?.scriptURL ?? 'a worker'

function list(selector: string, texts: readonly string[]): void {
  const entries = (texts.length === 0 ? ['none'] : texts).map((text) => {
    const entry = document.createElement('li')
    entry.textContent = text
    return entry
  })
  document.querySelector(selector)?.replaceChildren(...entries)
}

function get<Kind extends Element>(selector: string, Kind: new () => Kind): Kind {
  const found = document.querySelector(selector)
  if (!(found instanceof Kind)) throw new Error(`${selector} is missing in this page.`)
  return found
}
