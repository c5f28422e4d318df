import { shown } from './host/running.ts'
import { BodyView } from './response/body-view.tsx'
import { type Exchange, isOpen } from './response/exchange.ts'
import { formatBytes, formatTime } from './ui/format.ts'

/** The answer to the request that was sent last, or reopened from the log. */
export function ResponseView() {
  const exchange = shown.value
  if (exchange === undefined) {
    return <p class="run-empty">Press Send to call an endpoint. The response appears here.</p>
  }
  return <Response key={exchange.id} exchange={exchange} />
}

function Response({ exchange }: { readonly exchange: Exchange }) {
  const answer = exchange.answer.value
  const { draft, refused } = exchange
  const { status, statusText, headers, headTime, totalTime, size, phase, error, isCut, isDropped } = answer
  const words = statusText || (status === undefined ? '' : (reasons[status] ?? ''))
  return (
    <section class="run-response" aria-label="Response" data-phase={phase}>
      <p class="run-facts" role="status">
        {status !== undefined && (
          <strong class={`run-status run-status-${String(status)[0]}`} data-fact="status">
            {status} {words}
          </strong>
        )}
        {phase === 'waiting' && <span class="run-waiting">Waiting…</span>}
        {phase === 'reading' && <span class="run-waiting">Receiving…</span>}
        {phase === 'aborted' && <strong class="run-bad">Aborted</strong>}
        {phase === 'failed' && <strong class="run-bad">No response</strong>}
        {headTime !== undefined && (
          <span
            data-fact="time"
            title={totalTime === undefined ? 'Until the first byte' : `Body read after ${formatTime(totalTime)}`}
          >
            {formatTime(headTime)}
          </span>
        )}
        {status !== undefined && <span data-fact="size">{formatBytes(size)}</span>}
        <span class="run-muted run-asked">
          {draft.method} {draft.path}
        </span>
      </p>
      {error !== undefined && <p class="run-error">{error}</p>}
      {refused.length > 0 && <p class="run-note">The browser does not let pages send: {refused.join(', ')}.</p>}
      {isCut === true && <p class="run-note">The body continues: the first {formatBytes(size)} were read.</p>}
      {isDropped === true && (
        <p class="run-note">This body was removed to make room for newer ones. Send the request again to see it.</p>
      )}
      {status !== undefined && (
        <details class="run-headers">
          <summary>
            Headers <span class="run-count">{headers.length}</span>
          </summary>
          <dl>
            {headers.slice(0, 200).map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value.length > 4000 ? `${value.slice(0, 4000)}…` : value}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      {status !== undefined && isDropped !== true && <BodyView exchange={exchange} isOpen={isOpen(answer)} />}
    </section>
  )
}

/** Workers give no words for a status; these are the common ones (RFC 9110). */
const reasons: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  204: 'No Content',
  206: 'Partial Content',
  301: 'Moved Permanently',
  302: 'Found',
  303: 'See Other',
  304: 'Not Modified',
  307: 'Temporary Redirect',
  308: 'Permanent Redirect',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  413: 'Content Too Large',
  418: 'I’m a teapot',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
}
