import { explainMatch, type RouteVerdict } from 'stowaway'
import { goTo, runnerTab } from '../state/panels.ts'
import { manifest } from './host/manifest.ts'
import { draft, editDraft } from './request/draft.ts'
import { routeSuggestions } from './request/route-suggestions.ts'

/** Every route in matching order, and its verdict on a URL. */
export function RoutesPanel() {
  const table = manifest.value
  if (table === undefined) return <p class="run-empty">The routes appear here once the code has compiled.</p>
  const { path } = draft.value
  const { routes, match } = explainMatch(table, `${table.base}/${path.replace(/^\/+/, '')}`)
  return (
    <div class="run-routes">
      <label class="run-routes-url">
        <span>URL</span>
        <input
          list="run-paths-of-routes"
          autocapitalize="off"
          autocomplete="off"
          spellcheck={false}
          value={path}
          onInput={({ currentTarget }) => editDraft({ path: currentTarget.value })}
        />
        <datalist id="run-paths-of-routes">
          {routeSuggestions(table).map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      </label>
      <p class="run-verdict" role="status">
        {match === undefined
          ? 'No route matches this URL. The site’s files or its 404 page answer.'
          : match.kind === 'slash'
            ? `Redirects to ${match.location}.`
            : match.kind === 'endpoint'
              ? `${match.route.id} answers.`
              : `${match.redirect.id} redirects.`}
      </p>
      {routes.length === 0 ? (
        <p class="run-empty">There is no endpoint yet: add a file to src/pages.</p>
      ) : (
        <ol class="run-route-list">
          {routes.map(({ route, verdict }) => (
            <li
              key={route.id}
              class={`run-route run-route-${verdict.kind}`}
              aria-current={verdict.kind === 'answers' ? 'true' : undefined}
            >
              <code class="run-pattern">{route.id}</code>
              {'file' in route ? (
                <button type="button" class="run-link" onClick={() => goTo({ path: `src/pages/${route.file}` })}>
                  {route.file}
                </button>
              ) : (
                <span class="run-muted">redirects to {route.destination}</span>
              )}
              <span class="run-why">{inWords(verdict)}</span>
            </li>
          ))}
        </ol>
      )}
      {match !== undefined && (
        <button type="button" onClick={() => (runnerTab.value = 'request')}>
          Use in the request
        </button>
      )}
    </div>
  )
}

function inWords(verdict: RouteVerdict): string {
  switch (verdict.kind) {
    case 'answers':
      return `Answers.${paramsText(verdict.params)}`
    case 'behind':
      return `Matches too, but ${verdict.by} comes first.`
    case 'prerendered':
      return 'Prerendered: files answer its paths.'
    case 'missed':
      return verdict.reason
  }
}

function paramsText(params: Readonly<Record<string, string | undefined>>): string {
  const pairs = Object.entries(params).map(
    ([name, value]) => `${name} = ${value === undefined ? 'undefined' : `“${value}”`}`,
  )
  return pairs.length === 0 ? '' : ` ${pairs.join(', ')}`
}
