import { deleteAccount, reset, user } from './state.ts'

/** Which data is stored, where, and how to delete it. */
export function AboutTodo() {
  const isIn = typeof user.value === 'string'
  return (
    <aside class="about" aria-labelledby="about-title">
      <h2 id="about-title">What happens here</h2>
      <dl class="facts">
        <dt>Password</dt>
        <dd>Hashed with PBKDF2, 600,000 rounds and a separate salt. The password itself is never stored.</dd>
        <dt>Session</dt>
        <dd>
          A cookie marked HttpOnly. <code>document.cookie</code> shows the page:{' '}
          <code data-cookies>{document.cookie || '(nothing)'}</code>
        </dd>
        <dt>Offline</dt>
        <dd>Stop the server and reload: you are still logged in, and can change everything.</dd>
        <dt>Errors</dt>
        <dd>Changes appear at once. If an endpoint refuses one, the page undoes it and shows the reason.</dd>
      </dl>
      <p class="warning">
        Accounts, hashes and lists stay in this browser. Nothing is sent anywhere, and nothing is protected from whoever
        uses this browser.
      </p>
      <p class="about-actions">
        {isIn && (
          <button type="button" class="quiet danger" onClick={() => void deleteAccount()}>
            Delete my account
          </button>
        )}
        <button type="button" class="quiet" onClick={() => void reset()}>
          Reset demo data
        </button>
      </p>
    </aside>
  )
}
