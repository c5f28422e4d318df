import type { TargetedSubmitEvent } from 'preact'
import { askStorm, askWeather, captain, logIn, logOut, pending, reset } from './state.ts'

/** The login, and what a mock is for: an answer that is late, and one that fails. */
export function Side() {
  return (
    <aside class="about" aria-labelledby="counter-title">
      <h2 id="counter-title">At the counter</h2>
      {captain.value === undefined ? (
        <Login />
      ) : (
        <p class="counter">
          <span>{`Logged in as ${captain.value}`}</span>
          <button type="button" class="quiet" onClick={() => void logOut()}>
            Log out
          </button>
        </p>
      )}
      <h2>Weather</h2>
      <p class="hint">A mock can be late and can fail, so that you see what your page does then.</p>
      <p class="about-actions">
        <button type="button" class="quiet" disabled={pending.value === 'weather'} onClick={() => void askWeather()}>
          {pending.value === 'weather' ? 'Waiting…' : 'A slow answer'}
        </button>
        <button type="button" class="quiet" disabled={pending.value === 'storm'} onClick={() => void askStorm()}>
          {pending.value === 'storm' ? 'Waiting…' : 'A failing one'}
        </button>
        <button type="button" class="quiet" onClick={() => void reset()}>
          Reset the shop
        </button>
      </p>
    </aside>
  )
}

function Login() {
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    void logIn(String(data.get('name')), String(data.get('password')))
  }
  return (
    <form class="counter-form" onSubmit={submit}>
      <label for="name">Name</label>
      <input id="name" name="name" autocomplete="username" required defaultValue="captain" />
      <label for="password">Password</label>
      <input id="password" name="password" type="password" autocomplete="current-password" required />
      <p class="hint">The password is “ahoy”.</p>
      <button type="submit" class="primary" disabled={pending.value === 'login'}>
        Log in
      </button>
    </form>
  )
}
