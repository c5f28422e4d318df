/**
 * The URLs in a piece of CSS, absolute, without fragments. The CSS is as browsers serialise it: always in double
 * quotes.
 */
export function urlsInStyle(text: string, base: string): string[] {
  return [...text.matchAll(/url\("((?:\\.|[^\\"])*)"\)/gs)].flatMap(([, url = '']) => {
    const plain = url.replace(/\\(.)/gs, '$1')
    return plain.startsWith('#') || !URL.canParse(plain, base) ? [] : [new URL(plain, base).href.replace(/#.*/, '')]
  })
}
