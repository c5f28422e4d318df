import { useEffect, useRef, useState } from 'preact/hooks'
import { goTo, runnerTab } from '../state/panels.ts'
import { shown } from './host/running.ts'
import { clearEntries, entries, type LogEntry, type RequestEntry } from './log/log-entries.ts'
import { draft } from './request/draft.ts'
import { formatClock, formatTime } from './ui/format.ts'

const kinds = [
  ['all', 'All'],
  ['request', 'Requests'],
  ['console', 'Console'],
  ['error', 'Errors'],
] as const

type Kind = (typeof kinds)[number][0]

/** Requests, the endpoints' console output, and errors. */
export function LogPanel() {
  const [kind, setKind] = useState<Kind>('all')
  const [words, setWords] = useState('')
  const list = useRef<HTMLOListElement>(null)
  const found = entries.value.filter((entry) => isOf(entry, kind) && textOf(entry).includes(words.toLowerCase()))
  const last = found.at(-1)?.id
  useEffect(() => {
    if (list.current !== null) list.current.scrollTop = list.current.scrollHeight
  }, [last])
  return (
    <div class="run-log">
      <div class="run-log-bar">
        <fieldset class="run-segments">
          <legend class="visually-hidden">Show</legend>
          {kinds.map(([name, label]) => (
            <label key={name}>
              <input type="radio" name="run-log-kind" checked={kind === name} onChange={() => setKind(name)} />
              <span>{label}</span>
            </label>
          ))}
        </fieldset>
        <input
          type="search"
          aria-label="Filter the log"
          placeholder="Filter"
          value={words}
          onInput={({ currentTarget }) => setWords(currentTarget.value)}
        />
        <button type="button" class="run-quiet" disabled={entries.value.length === 0} onClick={clearEntries}>
          Clear
        </button>
      </div>
      {found.length === 0 ? (
        <p class="run-empty">
          {entries.value.length === 0 ? 'Requests, console output and errors appear here.' : 'No entries of this kind.'}
        </p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys
        <ol class="run-entries" ref={list} tabIndex={0} aria-label="Log">
          {found.map((entry) => (
            <li key={entry.id} class={`run-entry run-entry-${entry.kind === 'console' ? entry.level : entry.kind}`}>
              <time>{formatClock(entry.at)}</time>
              <Entry entry={entry} />
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}

function Entry({ entry }: { readonly entry: LogEntry }) {
  if (entry.kind === 'request') return <Request entry={entry} />
  if (entry.kind !== 'error') return <pre>{entry.text}</pre>
  return (
    <div>
      <pre>{entry.text}</pre>
      {entry.stack.some(({ place }) => place !== undefined) && (
        <ul class="run-stack">
          {entry.stack.map(({ text, place }, index) =>
            place === undefined ? null : (
              <li key={index}>
                <button type="button" class="run-link" onClick={() => goTo(place)}>
                  {place.path}:{place.line}
                </button>{' '}
                <span class="run-muted">{functionOf(text)}</span>
              </li>
            ),
          )}
        </ul>
      )}
    </div>
  )
}

function Request({ entry: { exchange } }: { readonly entry: RequestEntry }) {
  const { phase, status, headTime } = exchange.answer.value
  const reopen = (): void => {
    draft.value = exchange.draft
    shown.value = exchange
    runnerTab.value = 'request'
  }
  return (
    <button type="button" class="run-reopen" onClick={reopen} title="Open this request again">
      <b>{exchange.draft.method}</b> <span class="run-logged-path">{exchange.draft.path}</span>
      <span class={status === undefined ? 'run-bad' : `run-status-${String(status)[0]}`}>
        {status ?? (phase === 'waiting' ? '…' : phase === 'aborted' ? 'aborted' : 'no answer')}
      </span>
      <span class="run-muted">{headTime === undefined ? '' : formatTime(headTime)}</span>
    </button>
  )
}

const functionOf = (text: string): string => /^\s*at (?:async )?([^\s(]+) \(/.exec(text)?.[1] ?? ''

function isOf(entry: LogEntry, kind: Kind): boolean {
  if (kind === 'all') return true
  return kind === 'error'
    ? entry.kind === 'error' || (entry.kind === 'console' && entry.level === 'error')
    : entry.kind === kind
}

function textOf(entry: LogEntry): string {
  if (entry.kind !== 'request') return entry.text.toLowerCase()
  const { draft, answer } = entry.exchange
  return `${draft.method} ${draft.path} ${answer.value.status ?? ''}`.toLowerCase()
}
