import { useSignal } from '@preact/signals'
import type { TargetedSubmitEvent } from 'preact'
import { endpoint } from 'stowaway/client'
import { builtEntries } from '../../src/gallery/feeds/entry.ts'
import { failureOf, type RequestFailed } from '../shared/request.ts'
import { edition, entries, resetLog, write } from './log-state.ts'

const day = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', timeZone: 'UTC' })

/** The log with its chart, and a form to write in it. */
export function Log() {
  const list = entries.value ?? []
  const hasOwn = list.length > builtEntries.length
  return (
    <div class="log-columns">
      <section class="panel" aria-labelledby="log-title">
        <header class="panel-head">
          <h2 id="log-title">The ship’s log</h2>
          {hasOwn && (
            <button type="button" class="quiet" onClick={() => void resetLog()}>
              Remove my entries
            </button>
          )}
        </header>
        <img
          class="chart"
          width={640}
          height={240}
          src={`${endpoint.url('/gallery/feeds/live/chart.png')}?${edition.value}`}
          alt={`Miles of each day: ${list
            .map(({ miles }) => miles)
            .toReversed()
            .join(', ')}.`}
        />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard */}
        <ol class="log" tabIndex={0} aria-label="Entries">
          {list.map(({ slug, title, text, miles, day: date }) => (
            <li key={slug} id={slug}>
              <time dateTime={date}>{day.format(new Date(date))}</time>
              <span>
                <strong>{title}</strong> {text}
              </span>
              <span class="muted">{`${miles} nm`}</span>
            </li>
          ))}
        </ol>
      </section>
      <EntryForm />
    </div>
  )
}

function EntryForm() {
  const failure = useSignal<RequestFailed | undefined>(undefined)
  const submit = async (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const data = new FormData(form)
    try {
      await write({
        title: String(data.get('title')),
        text: String(data.get('text')),
        miles: Number(data.get('miles')),
      })
      failure.value = undefined
      form.reset()
    } catch (thrown) {
      failure.value = failureOf(thrown)
    }
  }
  const wrong = (field: string) => ({
    'aria-invalid': failure.value?.field === field,
    'aria-describedby': failure.value ? 'entry-error' : undefined,
  })
  return (
    <form class="panel entry-form" onSubmit={(event) => void submit(event)} aria-labelledby="entry-form-title">
      <h2 id="entry-form-title">Write in the log</h2>
      <label for="entry-title">Title</label>
      <input id="entry-title" name="title" autocomplete="off" {...wrong('title')} />
      <label for="entry-miles">Nautical miles</label>
      <input
        id="entry-miles"
        name="miles"
        type="number"
        inputMode="numeric"
        value="25"
        step="any"
        {...wrong('miles')}
      />
      <label for="entry-text">Text</label>
      <textarea id="entry-text" name="text" rows={3} {...wrong('text')} />
      <p id="entry-error" class="field-error" role="alert">
        {failure.value?.message}
      </p>
      <button type="submit" class="primary">
        Write
      </button>
      <p class="hint">Your entries stay in this browser. The files of the build do not change with them.</p>
    </form>
  )
}
