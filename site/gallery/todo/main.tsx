import { render } from 'preact'
import { Damaged } from '../shared/damaged.tsx'
import { Notices } from '../shared/notices.tsx'
import { one } from '../shared/one.ts'
import { offerSources } from '../shared/show-sources.tsx'
import { AboutTodo } from './about-todo.tsx'
import { LoginForm } from './login-form.tsx'
import { damage, reset, said, start, user } from './state.ts'
import { TodoList } from './todo-list.tsx'

function App() {
  return (
    <>
      <div class="app-columns">
        <Main />
        <AboutTodo />
      </div>
      <p class="visually-hidden" role="status">
        {said.value}
      </p>
      <Notices />
    </>
  )
}

function Main() {
  if (damage.value !== undefined) return <Damaged message={damage.value} reset={() => void reset()} />
  if (user.value === undefined) return <p class="panel muted app-start">Starting…</p>
  return user.value === null ? <LoginForm /> : <TodoList />
}

const place = one('#app')
place.replaceChildren()
render(<App />, place)
offerSources()
await start()
// Another tab may have changed the list or the login.
document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && void start())
