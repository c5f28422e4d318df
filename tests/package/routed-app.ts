import type { Page } from '@playwright/test'
import type { Folder } from './folder.ts'
import { createViteApp, htmlPage, viteConfig } from './vite-app.ts'

const main = `import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router/dom'
import { createBrowserRouter, type LoaderFunctionArgs } from 'react-router'
import { Home, User } from './app.tsx'

async function loadUser({ params }: LoaderFunctionArgs) {
  const response = await fetch(\`/api/users/\${params.id}.json\`)
  return { ...(await response.json()), from: response.headers.get('x-answered-by') }
}

const router = createBrowserRouter([
  { path: '/', Component: Home },
  { path: '/users/:id', Component: User, loader: loadUser, HydrateFallback: () => null },
])
const element = document.querySelector('#app')
if (element) createRoot(element).render(<RouterProvider router={router} />)
`

/** Only components, so that an edit replaces them in the running page. */
const components = `import { Link, useLoaderData } from 'react-router'

export const Home = () => <Link to="/users/7">User 7</Link>

export function User() {
  const { name, from } = useLoaderData()
  return (
    <>
      <h1>{name}</h1>
      <p>A user</p>
      <p role="note">{from}</p>
    </>
  )
}
`

const endpoint = `import type { APIRoute } from 'stowaway'
import { json } from 'stowaway'

const from = 'ServiceWorkerGlobalScope' in globalThis ? 'the service worker' : 'a server'

export const GET: APIRoute<'/api/users/[id].json'> = ({ params }) =>
  json({ name: \`Name of \${params.id}\` }, { headers: { 'x-answered-by': from } })
`

/** A single-page app with React Router, whose routes load their data from endpoints. */
export async function createRoutedApp(): Promise<Folder> {
  const config = viteConfig('', ['react()'])
  const files = {
    'index.html': htmlPage('/src/main.tsx'),
    'src/main.tsx': main,
    'src/app.tsx': components,
    'src/pages/api/users/[id].json.ts': endpoint,
    'vite.config.ts': `import react from '@vitejs/plugin-react'\n${config}`,
  }
  return createViteApp(files, { packages: ['react', 'react-dom', 'react-router', '@vitejs/plugin-react'] })
}

/** By its address, as from a bookmark. */
export async function openUser(page: Page, id: string): Promise<void> {
  await page.goto(new URL(`/users/${id}`, page.url()).href)
}
