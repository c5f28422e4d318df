import { useEffect, useState } from 'preact/hooks'
import { isUtf8 } from '../response/body-kind.ts'
import { hexLines } from '../response/hex-lines.ts'
import { CodeBlock } from '../ui/code-block.tsx'
import { formatBytes } from '../ui/format.ts'
import { save } from '../ui/save.ts'

const shownText = 64 * 1024
const shownHex = 4 * 1024

const images: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  svg: 'image/svg+xml',
}

/** One file of a build, as an image, text or bytes. Nothing in it runs. */
export function FileView({ path, bytes }: { readonly path: string; readonly bytes: Uint8Array }) {
  const type = images[path.split('.').pop()?.toLowerCase() ?? '']
  const [url, setUrl] = useState<string>()
  useEffect(() => {
    if (type === undefined) return
    const made = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type }))
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [bytes, type])
  const isText = isUtf8(bytes.subarray(0, 1024))
  const limit = isText ? shownText : shownHex
  const head = bytes.subarray(0, limit)
  return (
    <div class="run-file-view">
      {url !== undefined && <img src={url} alt={path} />}
      {type === undefined && (
        <CodeBlock label={path}>{isText ? new TextDecoder().decode(head) : hexLines(head)}</CodeBlock>
      )}
      {type === undefined && bytes.byteLength > limit && <p class="run-note">The first {formatBytes(limit)}.</p>}
      <button
        type="button"
        class="run-quiet"
        onClick={() => save(new Blob([new Uint8Array(bytes)]), path.split('/').pop() ?? path)}
      >
        Download
      </button>
    </div>
  )
}
