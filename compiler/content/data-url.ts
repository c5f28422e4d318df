import { mediaTypeOf } from '../../sw/core/endpoint/content-type.ts'
import { bytesOf, textOf } from './source-files.ts'

const nestedQuotes = /"[^"']*'[^"]*"|'[^'"]*"[^']*'/

/** A file as an address that holds all of it, written as Vite writes it. */
export function dataUrl(file: string, content: string | Uint8Array): string {
  const type = (mediaTypeOf(file) ?? 'application/octet-stream').replace(/;.*/, '')
  if (type === 'image/svg+xml') {
    const text = textOf(content)
    const isPlain = !text.includes('<text') && !text.includes('<foreignObject') && !nestedQuotes.test(text)
    if (isPlain) return `data:image/svg+xml,${svgData(text)}`
  }
  return `data:${type};base64,${base64Of(bytesOf(content))}`
}

function svgData(text: string): string {
  return text
    .trim()
    .replaceAll(/>\s+</g, '><')
    .replaceAll('"', "'")
    .replaceAll('%', '%25')
    .replaceAll('#', '%23')
    .replaceAll('<', '%3c')
    .replaceAll('>', '%3e')
    .replaceAll(/\s+/g, '%20')
}

export function base64Of(bytes: Uint8Array): string {
  let text = ''
  // In parts: a call takes only so many arguments.
  for (let start = 0; start < bytes.length; start += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(start, start + 0x8000))
  }
  return btoa(text)
}
