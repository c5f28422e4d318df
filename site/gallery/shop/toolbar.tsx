import { categories } from '../../src/gallery/shop/products.ts'
import { query, search, sorts } from './query.ts'

export function Toolbar() {
  return (
    <search class="panel toolbar">
      <label class="visually-hidden" for="search">
        Search
      </label>
      <input
        id="search"
        type="search"
        placeholder="Search the shop"
        autocomplete="off"
        value={query.value.q}
        onInput={(event) => search({ q: event.currentTarget.value }, { isTyping: true })}
      />
      <label class="visually-hidden" for="category">
        Category
      </label>
      <select
        id="category"
        value={query.value.category}
        onChange={(event) => search({ category: event.currentTarget.value })}
      >
        <option value="">All goods</option>
        {categories.map((category) => (
          <option key={category} value={category}>
            {category}
          </option>
        ))}
      </select>
      <label class="visually-hidden" for="sort">
        Sort by
      </label>
      <select id="sort" value={query.value.sort} onChange={(event) => search({ sort: event.currentTarget.value })}>
        {[...sorts].map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </search>
  )
}
