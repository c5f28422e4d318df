import { render } from 'preact'
import { Sources } from './sources.tsx'

/** Shows the files of an app in `place`; what they say is loaded only then. */
export async function showSources(place: Element, app: string, first?: string): Promise<void> {
  const { sourceFiles } = await import('./source-files.ts')
  render(<Sources key={first} files={sourceFiles(app)} label={`Source files of ${app}`} first={first} />, place)
}

/**
 * Shows them in each `<details data-sources="app">` when it is opened, `data-first` at first. Links with `data-route`
 * lead to the file of that route.
 */
export function offerSources(): void {
  for (const details of document.querySelectorAll<HTMLDetailsElement>('details[data-sources]')) {
    const place = details.appendChild(document.createElement('div'))
    const app = details.dataset.sources ?? ''
    const show = (): void => void showSources(place, app, details.dataset.first)
    const showOnce = (): void => {
      if (details.open && place.childElementCount === 0) show()
    }
    details.addEventListener('toggle', showOnce)
    showOnce()
    for (const link of document.querySelectorAll<HTMLAnchorElement>(`a[data-route][href="#${details.id}"]`)) {
      link.addEventListener('click', () => {
        details.dataset.first = link.dataset.route ?? ''
        details.open = true
        show()
      })
    }
  }
}
