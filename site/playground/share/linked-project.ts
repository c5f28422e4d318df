import { type DecodeResult, decodeProject } from './decode.ts'

/** The project in the fragment of the page's address; undefined without a fragment, or if it names an element. */
export function linkedProject(): DecodeResult | undefined {
  const fragment = location.hash.slice(1)
  return fragment === '' || document.getElementById(fragment) !== null ? undefined : decodeProject(fragment)
}
