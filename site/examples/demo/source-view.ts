import { element } from './element.ts'
import { highlight } from './highlight.ts'

const sources: Readonly<Record<string, string>> = import.meta.glob(
  ['../../src/*.ts', '../../src/pages/*.ts', '../../src/pages/{api,avatar,links}/*.ts', '../../captcha/src/**/*.ts'],
  { query: '?raw', import: 'default', eager: true },
)

/** A source file of the site, as it is. `file` is relative to `src`. */
export function sourceView(file: string, open: boolean): HTMLElement {
  const path = pathOf(file)
  const view = element(
    'details',
    { class: 'source' },
    element('summary', {}, path),
    element('pre', { tabindex: '0', 'aria-label': path }, element('code', {}, ...highlight(read(file).trimEnd()))),
  )
  view.open = open
  return view
}

const pathOf = (file: string): string => new URL(file, 'file:///site/src/').pathname.slice(1)

function read(file: string): string {
  const source = sources[`../../${pathOf(file).slice('site/'.length)}`]
  if (source === undefined) throw new Error(`The source of ${file} is not part of this build.`)
  return source
}
