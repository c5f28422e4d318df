import { useSignal } from '@preact/signals'
import type { TargetedSubmitEvent } from 'preact'
import { failureOf, type RequestFailed } from '../shared/request.ts'
import { startSample } from './sample-account.ts'
import { logIn, signUp } from './state.ts'

/** One form to log in or to sign up; two buttons choose. */
export function LoginForm() {
  const isNew = useSignal(false)
  const isBusy = useSignal(false)
  const failure = useSignal<RequestFailed | undefined>(undefined)

  const send = async (enter: () => Promise<void>) => {
    isBusy.value = true
    failure.value = undefined
    try {
      await enter()
      document.querySelector<HTMLElement>('#new-todo')?.focus()
    } catch (thrown) {
      failure.value = failureOf(thrown)
      document.querySelector<HTMLElement>(failure.value.field === 'name' ? '#name' : '#password')?.focus()
    } finally {
      isBusy.value = false
    }
  }
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const credentials = { name: String(data.get('name')), password: String(data.get('password')) }
    void send(() => (isNew.value ? signUp(credentials) : logIn(credentials)))
  }
  const choose = (next: boolean) => () => {
    isNew.value = next
    failure.value = undefined
  }
  const wrong = failure.value
  const described = wrong ? 'login-error' : undefined

  return (
    <form class="panel login" onSubmit={submit} aria-labelledby="login-title">
      <h2 id="login-title">{isNew.value ? 'Create an account' : 'Log in'}</h2>
      <fieldset class="segments">
        <legend class="visually-hidden">What to do</legend>
        <button type="button" aria-pressed={!isNew.value} onClick={choose(false)}>
          Log in
        </button>
        <button type="button" aria-pressed={isNew.value} onClick={choose(true)}>
          Sign up
        </button>
      </fieldset>
      <label for="name">Name</label>
      <input
        id="name"
        name="name"
        autocomplete="username"
        autocapitalize="none"
        spellcheck={false}
        required
        aria-invalid={wrong?.field === 'name'}
        aria-describedby={described}
      />
      <label for="password">Password</label>
      <input
        id="password"
        name="password"
        type="password"
        autocomplete={isNew.value ? 'new-password' : 'current-password'}
        required
        aria-invalid={wrong !== undefined && wrong.field !== 'name'}
        aria-describedby={described}
      />
      {isNew.value && <p class="hint">At least 8 characters. Use one that you use nowhere else.</p>}
      <p id="login-error" class="field-error" role="alert">
        {wrong?.message}
      </p>
      <button type="submit" class="primary" disabled={isBusy.value}>
        {isBusy.value ? 'Hashing the password…' : isNew.value ? 'Sign up' : 'Log in'}
      </button>
      <button type="button" class="quiet" disabled={isBusy.value} onClick={() => void send(startSample)}>
        Try it with a sample account
      </button>
    </form>
  )
}
