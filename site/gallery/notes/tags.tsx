import { list } from './list-state.ts'
import { query, search } from './query.ts'

export function Tags() {
  const chosen = query.value.tag
  const entry = (tag: string | undefined, label: string, count?: number) => (
    <li key={label}>
      <button type="button" class="tag-filter" aria-pressed={chosen === tag} onClick={() => search({ tag })}>
        {label}
        {count !== undefined && <span class="tag-count">{count}</span>}
      </button>
    </li>
  )
  return (
    <nav class="tags" aria-label="Tags">
      <ul>
        {entry(undefined, 'All notes')}
        {list.value?.tags.slice(0, 30).map(({ tag, count }) => entry(tag, tag, count))}
      </ul>
    </nav>
  )
}
