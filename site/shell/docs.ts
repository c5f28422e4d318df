import './copy-code.ts'
import { addSearch } from './search.ts'

const sidebar = document.querySelector('.docs-nav')
if (sidebar) addSearch(sidebar)

// On a phone the open list would push the text below the screen.
const pages = document.querySelector<HTMLDetailsElement>('.docs-nav details')
const narrow = matchMedia('(width < 60rem)')
const fold = (): void => {
  if (pages) pages.open = !narrow.matches
}
narrow.addEventListener('change', fold)
fold()

// The list is longer than the screen: scroll it to the open page.
const here = pages?.querySelector<HTMLElement>('[aria-current]')
if (pages && here) pages.scrollTop = here.offsetTop - pages.offsetTop - pages.clientHeight / 3
