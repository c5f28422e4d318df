import { useEffect, useState } from 'preact/hooks'
import type { Exchange } from './exchange.ts'

/** A body as an image; scripts in it do not run. */
export function Picture({ exchange, type }: { readonly exchange: Exchange; readonly type: string }) {
  const [url, setUrl] = useState<string>()
  const [about, setAbout] = useState('')
  useEffect(() => {
    const made = URL.createObjectURL(exchange.body.toBlob(type))
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [exchange, type])
  return (
    <figure class="run-picture">
      {url !== undefined && (
        <img
          src={url}
          alt={`Response of ${exchange.draft.path}`}
          onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
            setAbout(`${naturalWidth} × ${naturalHeight} pixels`)
          }
          onError={() => setAbout('The browser cannot show this image.')}
        />
      )}
      <figcaption>{about}</figcaption>
    </figure>
  )
}
