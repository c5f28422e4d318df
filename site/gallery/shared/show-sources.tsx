import { render } from 'preact'
import { Sources } from './sources.tsx'

/** Shows the files of an app in `place`; what they say is loaded only then. */
export async function showSources(place: Element, app: string, first?: string): Promise<void> {
  const { sourceFiles } = await import('./source-files.ts')
  render(<Sources files={sourceFiles(app)} label={`Source files of ${app}`} first={first} />, place)
}

/** Shows them in each `<details data-sources="app">` when it is opened. */
export function offerSources(): void {
  for (const details of document.querySelectorAll<HTMLDetailsElement>('details[data-sources]')) {
    const place = details.appendChild(document.createElement('div'))
    const show = (): void => {
      if (details.open && place.childElementCount === 0)
        void showSources(place, details.dataset.sources ?? '', details.dataset.first)
    }
    details.addEventListener('toggle', show)
    show()
  }
}
