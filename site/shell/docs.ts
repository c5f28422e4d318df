import './copy-code.ts'
import { addSearch } from './search.ts'

const sidebar = document.querySelector('.docs-nav')
if (sidebar) addSearch(sidebar)

// A list that is open beside the text on a wide screen would push the text away on a phone.
const pages = document.querySelector<HTMLDetailsElement>('.docs-nav details')
const narrow = matchMedia('(width < 60rem)')
const fold = (): void => {
  if (pages) pages.open = !narrow.matches
}
narrow.addEventListener('change', fold)
fold()
