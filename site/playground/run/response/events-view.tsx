import { formatTime } from '../ui/format.ts'
import type { Exchange } from './exchange.ts'

/** The newest events of a stream, as they arrive. */
export function EventsView({ exchange }: { readonly exchange: Exchange }) {
  // Read on each step of the answer.
  void exchange.answer.value
  const { events, count } = exchange.events
  return (
    <>
      <ol class="run-events" aria-label="Events" reversed>
        {events.toReversed().map(({ at, event, id, data }, index) => (
          <li key={count - index}>
            <span class="run-muted">+{formatTime(at)}</span>
            <b>{event}</b>
            {id !== '' && <span class="run-muted">id {id}</span>}
            <pre>{data}</pre>
          </li>
        ))}
      </ol>
      {count > events.length && (
        <p class="run-note">
          The newest {events.length} of {count} events.
        </p>
      )}
    </>
  )
}
