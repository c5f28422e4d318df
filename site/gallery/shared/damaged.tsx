interface DamagedProps {
  readonly message: string
  reset(): void
}

/** In place of an app whose stored data cannot be read. */
export function Damaged({ message, reset }: DamagedProps) {
  return (
    <div class="panel damaged" role="alert">
      <h2>The stored data is damaged</h2>
      <p>{message} Resetting removes what this demo keeps in this browser, and nothing else.</p>
      <p>
        <button type="button" class="primary" onClick={reset}>
          Reset demo data
        </button>
      </p>
    </div>
  )
}
