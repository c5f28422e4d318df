import type { ImageFacts } from '../content/read-image.ts'
import type { SiteProject } from './site-project.ts'
import { addressInEndpoint } from './site-root.ts'

/** Code for the address of an image, in an endpoint. */
export function imageAddress(path: string, { base, isRelative }: Pick<SiteProject, 'base' | 'isRelative'>): string {
  const file = encodeURI(path)
  return isRelative ? addressInEndpoint(file) : JSON.stringify(`${base}/${file}`)
}

/**
 * The source of the module of an image. As text, the image is its address, as an image import is in a page.
 *
 * @param src code for its address
 * @param fsPath the image's own file, where Node runs the endpoint
 */
export function imageModule(facts: ImageFacts, src: string, fsPath?: string): string {
  const hidden = [
    'toString: { value() { return this.src } }',
    ...(fsPath === undefined ? [] : [`fsPath: { value: ${JSON.stringify(fsPath)} }`]),
  ]
  const image = `{ src: ${src}, ...${JSON.stringify(facts)} }`
  return `export default /* @__PURE__ */ Object.defineProperties(${image}, { ${hidden.join(', ')} })`
}
