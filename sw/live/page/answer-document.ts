import { textDocument } from '../preview/preview-document.ts'

/** How much of a response a frame shows, in bytes. */
const largest = 5_000_000

/** A response as the document of a frame: pages unchanged, images and texts inside a page. */
export async function answerDocument(response: Response): Promise<{ readonly html: string; readonly isPage: boolean }> {
  const type = (response.headers.get('content-type') ?? '').toLowerCase()
  const blob = await firstBytes(response)
  if (/^(?:text\/html|application\/xhtml\+xml)\b/.test(type)) return { html: await blob.text(), isPage: true }
  if (!type.startsWith('image/')) return { html: textDocument(await blob.text()), isPage: false }
  const address = await dataUrl(new Blob([blob], { type }))
  return { html: `<!doctype html><img alt="" src="${address.replaceAll('"', '%22')}">`, isPage: false }
}

/** The first bytes of a body, which may be endless. */
async function firstBytes(response: Response): Promise<Blob> {
  const parts: BlobPart[] = []
  let size = 0
  const reader = response.body?.getReader()
  while (reader !== undefined && size < largest) {
    const { done, value } = await reader.read()
    if (done) return new Blob(parts)
    parts.push(value)
    size += value.byteLength
  }
  await reader?.cancel()
  return new Blob(parts)
}

function dataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(blob)
  })
}
