interface PagesProps {
  readonly page: number
  readonly pages: number
  /** Called with the page to show. */
  go(page: number): void
}

/** Leads from one page of a list to the next. */
export function Pages({ page, pages, go }: PagesProps) {
  return (
    <nav class="pages" aria-label="Pages">
      <button type="button" disabled={page <= 1} onClick={() => go(page - 1)}>
        Previous
      </button>
      <span>{`Page ${page} of ${pages}`}</span>
      <button type="button" disabled={page >= pages} onClick={() => go(page + 1)}>
        Next
      </button>
    </nav>
  )
}
