import { appendBlindly, appendLoaded, create } from './append.ts'
import type { Address, Initiators } from './initiator.ts'

declare global {
  /** What scripts of the fixture leave, by key. */
  var loaded: Record<string, string> | undefined
}

const keyOf = (address: string): string => new URL(address, location.href).searchParams.get('key') ?? ''
const leftByScript = (address: string): string | undefined => globalThis.loaded?.[keyOf(address)]

/** A hidden page may hear that a style has loaded before it applies it. */
async function leftByStyle(address: string): Promise<string> {
  const look = (): string => getComputedStyle(document.documentElement).getPropertyValue(`--${keyOf(address)}`)
  while (look() === '') await new Promise((resolve) => setTimeout(resolve, 20))
  return look()
}

/** An inline module reports nothing by itself. */
function inlineModule(at: Address): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const script = create('script', { type: 'module' })
    const imported = JSON.stringify(new URL(at('script.js'), location.href).href)
    script.textContent = `import ${imported}; dispatchEvent(new Event('imported'))`
    addEventListener('imported', () => resolve(leftByScript(at('script.js'))), { once: true })
    script.addEventListener('error', () => reject(new Error('<script> did not load.')))
    document.body.append(script)
  })
}

/** What elements of a page ask for. */
export const elements = {
  img: (at) => appendLoaded(create('img', { src: at('image.svg') })),
  'img srcset': (at) => appendLoaded(create('img', { srcset: `${at('image.svg')} 1x`, sizes: '21px' })),
  'picture source': (at) => {
    const img = create('img', { src: 'data:,' })
    const picture = create('picture', {})
    picture.append(create('source', { srcset: at('image.svg') }))
    document.body.append(picture)
    const loaded = appendLoaded(img)
    picture.append(img)
    return loaded
  },
  'svg image': (at) => {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
    const image = document.createElementNS('http://www.w3.org/2000/svg', 'image')
    document.body.append(svg)
    return new Promise((resolve, reject) => {
      image.addEventListener('load', () => resolve(undefined))
      image.addEventListener('error', () => reject(new Error('<image> did not load.')))
      image.setAttribute('href', at('image.svg'))
      svg.append(image)
    })
  },
  'video poster': (at) => appendBlindly(create('video', { poster: at('image.svg') })),
  script: async (at) => {
    await appendLoaded(create('script', { src: at('script.js') }))
    return leftByScript(at('script.js'))
  },
  'module script': async (at) => {
    await appendLoaded(create('script', { type: 'module', src: at('script.js') }))
    return leftByScript(at('script.js'))
  },
  'static import': inlineModule,
  'dynamic import': async (at) => {
    await import(/* @vite-ignore */ at('script.js'))
    return leftByScript(at('script.js'))
  },
  stylesheet: async (at) => {
    await appendLoaded(create('link', { rel: 'stylesheet', href: at('style.css') }))
    return leftByStyle(at('style.css'))
  },
  '@import': async (at) => {
    const style = create('style', {})
    style.textContent = `@import url(${JSON.stringify(at('style.css'))})`
    await appendLoaded(style)
    return leftByStyle(at('style.css'))
  },
  'CSS background': async (at) =>
    appendBlindly(create('div', { style: `width: 9px; height: 9px; background-image: url('${at('image.svg')}')` })),
  font: async (at) => {
    await new FontFace('Matrix', `url('${at('font.ttf')}')`).load()
    return undefined
  },
  audio: (at) => appendLoaded(create('audio', { preload: 'auto', src: at('sound.wav') }), ['loadedmetadata']),
  video: (at) => appendLoaded(create('video', { preload: 'auto', src: at('sound.wav') }), ['loadedmetadata']),
  preload: (at) => appendLoaded(create('link', { rel: 'preload', as: 'image', href: at('image.svg') })),
  modulepreload: (at) => appendLoaded(create('link', { rel: 'modulepreload', href: at('script.js') })),
  'speculation rules prefetch': (at) => {
    const rules = create('script', { type: 'speculationrules' })
    rules.textContent = JSON.stringify({ prefetch: [{ urls: [at('page.html')], eagerness: 'immediate' }] })
    return appendBlindly(rules)
  },
  object: (at) => appendLoaded(create('object', { data: at('image.svg'), type: 'image/svg+xml' })),
  embed: (at) => appendLoaded(create('embed', { src: at('image.svg'), type: 'image/svg+xml' })),
} as const satisfies Initiators
