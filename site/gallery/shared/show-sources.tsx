import { render } from 'preact'
import { Sources } from './sources.tsx'

/** Shows the files of an app in `place`, and loads their contents only then. */
export async function showSources(place: Element, app: string, first?: string): Promise<void> {
  const { sourceFiles } = await import('./source-files.ts')
  render(<Sources key={first} files={sourceFiles(app)} label={`Source files of ${app}`} first={first} />, place)
}

/**
 * Shows the files in each `<details data-sources="app">` when it is opened, that of the route `data-first` at first.
 * `#/gallery/app/route` leads to the file of a route.
 */
export function offerSources(): void {
  for (const details of document.querySelectorAll<HTMLDetailsElement>('details[data-sources]')) {
    const place = details.appendChild(document.createElement('div'))
    const show = (): void => {
      if (details.open && place.childElementCount === 0) showFirst(details, place)
    }
    details.addEventListener('toggle', show)
    show()
  }
  document.addEventListener('click', ({ target }) => {
    const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[href^="#/"]') : null
    if (link) showRoute(link.hash)
  })
  showRoute(location.hash)
}

function showFirst({ dataset }: HTMLElement, place: Element): void {
  void showSources(place, dataset.sources ?? '', dataset.first)
}

function showRoute(hash: string): void {
  const route = decodeURIComponent(hash.slice(1))
  const app = /^\/gallery\/(\w+)\//.exec(route)?.[1]
  const details = document.querySelector<HTMLDetailsElement>(`details[data-sources="${app}"]`)
  if (details?.lastElementChild == null) return
  details.dataset.first = route
  details.open = true
  showFirst(details, details.lastElementChild)
  details.scrollIntoView()
}
