import { useEffect, useState } from 'preact/hooks'
import { onCommand } from '../state/commands.ts'
import { isTrusted } from '../state/compiled.ts'
import { send } from './host/host.ts'
import { manifest } from './host/manifest.ts'
import { shown } from './host/running.ts'
import { BodyEditor } from './request/body-editor.tsx'
import { copyCurl } from './request/copy-curl.ts'
import { draft, editDraft, methods, takesBody } from './request/draft.ts'
import { HeadersEditor } from './request/headers-editor.tsx'
import { routeSuggestions } from './request/route-suggestions.ts'
import { isOpen } from './response/exchange.ts'

/** What is sent: method, path, headers and body. Enter sends, and Ctrl or Cmd with it from anywhere. */
export function RequestForm() {
  const { method, path, headers, bodyKind } = draft.value
  const [part, setPart] = useState<'headers' | 'body' | undefined>()
  const isBusy = shown.value !== undefined && isOpen(shown.value.answer.value)
  useEffect(() => onCommand('send', () => void send()), [])
  return (
    <form
      class="run-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (isTrusted.value) void send()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return
        event.preventDefault()
        event.stopPropagation()
        if (isTrusted.value) void send()
      }}
    >
      <div class="run-line">
        <select
          aria-label="Method"
          value={method}
          onChange={({ currentTarget }) => editDraft({ method: currentTarget.value })}
        >
          {methods.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
        <input
          class="run-path"
          aria-label="URL"
          list="run-paths"
          inputMode="url"
          autocapitalize="off"
          autocomplete="off"
          spellcheck={false}
          value={path}
          onInput={({ currentTarget }) => editDraft({ path: currentTarget.value })}
        />
        <datalist id="run-paths">
          {manifest.value !== undefined &&
            routeSuggestions(manifest.value).map((one) => <option key={one} value={one} />)}
        </datalist>
        <button type="submit" class="primary run-send" disabled={!isTrusted.value}>
          Send
        </button>
      </div>
      <div class="run-parts">
        <button
          type="button"
          class="run-part"
          aria-expanded={part === 'headers'}
          onClick={() => setPart(part === 'headers' ? undefined : 'headers')}
        >
          Headers{headers.length > 0 && <span class="run-count">{headers.length}</span>}
        </button>
        {takesBody(method) && (
          <button
            type="button"
            class="run-part"
            aria-expanded={part === 'body'}
            onClick={() => setPart(part === 'body' ? undefined : 'body')}
          >
            Body{bodyKind !== 'none' && <span class="run-count">{bodyKind}</span>}
          </button>
        )}
        <button type="button" class="run-part run-last" onClick={() => void copyCurl()}>
          Copy as cURL
        </button>
        {isBusy && (
          <button type="button" class="run-part run-abort" onClick={() => shown.peek()?.controller.abort()}>
            Abort
          </button>
        )}
      </div>
      {part === 'headers' && <HeadersEditor />}
      {part === 'body' && takesBody(method) && <BodyEditor />}
    </form>
  )
}
