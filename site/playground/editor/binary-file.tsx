import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { sizeText } from '../ui/file-size.ts'

const imageTypes: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  ico: 'image/x-icon',
}

/** A file that is not text: its size, and the image if it is one. */
export function BinaryFile({ path, content }: { path: string; content: Uint8Array }): JSX.Element {
  const [url, setUrl] = useState<string>()
  const type = imageTypes[/\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? '']
  useEffect(() => {
    if (type === undefined) return setUrl(undefined)
    const made = URL.createObjectURL(new Blob([new Uint8Array(content)], { type }))
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [content, type])
  return (
    <div class="binary">
      {url !== undefined && <img src={url} alt={path} />}
      <p>
        <code>{path}</code>
        <br />
        {sizeText(content.length)}, not text
      </p>
    </div>
  )
}
