import type { SearchEntry } from '../build/search-index.ts'
import { type Found, find } from './find.ts'

/** Adds the search of the docs. It fetches its index when somebody focuses the field. */
export function addSearch(place: Element): void {
  const base = `${import.meta.env.BASE_URL}docs/`
  let index: Promise<readonly SearchEntry[]> | undefined
  const load = (): Promise<readonly SearchEntry[]> => {
    index ??= fetch(`${base}search-index.json`).then((response) => response.json())
    index.catch(() => {
      index = undefined
    })
    return index
  }
  const form = document.createElement('search')
  form.className = 'docs-search'
  form.innerHTML = `<label class="visually-hidden" for="docs-query">Search the docs</label>
<input id="docs-query" type="search" placeholder="Search" autocomplete="off" aria-keyshortcuts="/">
<p class="visually-hidden" role="status"></p><ul hidden></ul>`
  const input = form.querySelector('input')
  const list = form.querySelector('ul')
  const status = form.querySelector('p')
  if (!input || !list || !status) return

  const show = async (): Promise<void> => {
    const query = input.value.trim()
    const found =
      query === ''
        ? []
        : await load().then(
            (entries) => find(entries, query),
            () => undefined,
          )
    if (query !== input.value.trim()) return
    list.replaceChildren(...(found ?? []).map((one) => item(base, one)))
    list.hidden = found?.length === 0
    status.textContent =
      query === '' ? '' : found === undefined ? 'The search is not available.' : `${found.length} results`
    if (query !== '' && !found?.length) {
      list.hidden = false
      list.append(
        Object.assign(document.createElement('li'), { textContent: found ? 'Nothing found' : status.textContent }),
      )
    }
  }
  const close = (): void => {
    input.value = ''
    void show()
  }
  input.addEventListener('focus', () => void load().catch(() => {}))
  input.addEventListener('input', () => void show())
  list.addEventListener('click', close)
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close()
    if (event.key === 'Enter' && event.target === input) list.querySelector('a')?.click()
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const stops: readonly HTMLElement[] = [input, ...list.querySelectorAll('a')]
      const here = document.activeElement
      const at = here instanceof HTMLElement ? stops.indexOf(here) : -1
      stops[at + (event.key === 'ArrowDown' ? 1 : -1)]?.focus()
      event.preventDefault()
    }
  })
  addEventListener('keydown', (event) => {
    const isTyping =
      event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]')
    if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    input.focus()
  })
  place.prepend(form)
}

function item(base: string, { path, title, heading, excerpt }: Found): HTMLLIElement {
  const link = document.createElement('a')
  link.href = base + path
  const name = document.createElement('strong')
  name.textContent = heading === '' ? title : `${title}: ${heading}`
  const text = document.createElement('span')
  text.textContent = excerpt
  link.append(name, text)
  const entry = document.createElement('li')
  entry.append(link)
  return entry
}
