import { useMemo, useState } from 'preact/hooks'
import { CodeBlock } from '../ui/code-block.tsx'
import { formatBytes } from '../ui/format.ts'
import { save } from '../ui/save.ts'
import { decoderOf, type View, viewsOf } from './body-kind.ts'
import { EventsView } from './events-view.tsx'
import { contentTypeOf, type Exchange } from './exchange.ts'
import { fileNameOf } from './file-name.ts'
import { hexLines } from './hex-lines.ts'
import { prettyJson } from './json-tokens.ts'
import { Picture } from './picture.tsx'
import { stillPage } from './still-page.ts'

const labels: Readonly<Record<View, string>> = {
  json: 'Pretty',
  text: 'Raw',
  html: 'Page',
  image: 'Image',
  events: 'Events',
  hex: 'Hex',
}

/** How much is shown, in bytes: more costs the page time, and can be downloaded. */
const shownText = 256 * 1024
const shownHex = 16 * 1024

/** The body of an answer. Whatever it is, nothing in it runs here. */
export function BodyView({ exchange, isOpen }: { readonly exchange: Exchange; readonly isOpen: boolean }) {
  const answer = exchange.answer.value
  const type = contentTypeOf(answer)
  const views = viewsOf(type, exchange.body.head(1024))
  const [wanted, setWanted] = useState<View>()
  const view = wanted !== undefined && views.includes(wanted) ? wanted : (views[0] ?? 'text')
  if (exchange.body.length === 0) {
    return isOpen ? null : (
      <p class="run-empty">{exchange.draft.method === 'HEAD' ? 'HEAD has no body.' : 'No body.'}</p>
    )
  }
  return (
    <div class="run-body">
      <div class="run-body-bar">
        <fieldset class="run-segments">
          <legend class="visually-hidden">Show the body as</legend>
          {views.map((one) => (
            <label key={one}>
              <input
                type="radio"
                name={`run-view-${exchange.id}`}
                checked={one === view}
                onChange={() => setWanted(one)}
              />
              <span>{labels[one]}</span>
            </label>
          ))}
        </fieldset>
        <span class="run-muted run-type" data-fact="type">
          {type}
        </span>
        <button
          type="button"
          class="run-quiet"
          disabled={isOpen}
          onClick={() => save(exchange.body.toBlob(type), fileNameOf(exchange.draft.path, answer.headers))}
        >
          Download
        </button>
      </div>
      {view === 'events' ? (
        <EventsView exchange={exchange} />
      ) : (
        <Content exchange={exchange} view={view} isOpen={isOpen} />
      )}
    </div>
  )
}

interface ContentProps {
  readonly exchange: Exchange
  readonly view: Exclude<View, 'events'>
  readonly isOpen: boolean
}

function Content({ exchange, view, isOpen }: ContentProps) {
  const { size } = exchange.answer.value
  const type = contentTypeOf(exchange.answer.value)
  if (view === 'image') return isOpen ? null : <Picture exchange={exchange} type={type} />
  const limit = view === 'hex' ? shownHex : shownText
  const bytes = exchange.body.head(limit)
  const rest = exchange.body.length > limit && (
    <p class="run-note">
      The first {formatBytes(limit)} of {formatBytes(size)}. Download shows all of it.
    </p>
  )
  if (view === 'hex') {
    return (
      <>
        <CodeBlock label="Bytes of the body">{hexLines(bytes)}</CodeBlock>
        {rest}
      </>
    )
  }
  const text = decoderOf(type).decode(bytes)
  if (view === 'html') {
    return (
      <>
        <iframe class="run-page" title="The response as a page" sandbox="" srcdoc={stillPage(text)} />
        <p class="run-note">Scripts do not run here, and nothing is loaded. The Preview tab runs pages.</p>
        {rest}
      </>
    )
  }
  return (
    <>
      {view === 'json' ? (
        <Json text={text} isWhole={!rest && !isOpen} />
      ) : (
        <CodeBlock label="Text of the body">{text}</CodeBlock>
      )}
      {rest}
    </>
  )
}

function Json({ text, isWhole }: { readonly text: string; readonly isWhole: boolean }) {
  const tokens = useMemo(() => (isWhole ? prettyJson(text) : undefined), [text, isWhole])
  if (tokens === undefined) return <CodeBlock label="Text of the body">{text}</CodeBlock>
  if (tokens.length > 20_000) return <CodeBlock label="JSON">{tokens.map(({ text }) => text).join('')}</CodeBlock>
  return (
    <CodeBlock label="JSON">
      {tokens.map(({ kind, text }, index) =>
        kind === 'space' || kind === 'mark' ? (
          text
        ) : (
          <span key={index} class={`run-json-${kind}`}>
            {text}
          </span>
        ),
      )}
    </CodeBlock>
  )
}
