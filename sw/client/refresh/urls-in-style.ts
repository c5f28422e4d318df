/** The URLs that a piece of CSS names, absolute, without fragments. CSS as browsers write it: always in double quotes. */
export function urlsInStyle(text: string, base: string): string[] {
  return [...text.matchAll(/url\("((?:\\.|[^\\"])*)"\)/gs)].flatMap(([, url = '']) => {
    const plain = url.replace(/\\(.)/gs, '$1')
    return plain.startsWith('#') || !URL.canParse(plain, base) ? [] : [new URL(plain, base).href.replace(/#.*/, '')]
  })
}
