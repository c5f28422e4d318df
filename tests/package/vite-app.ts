import type { Folder } from './folder.ts'
import { emptyFolder, npmInstall, packedPackage } from './installed-package.ts'
import { succeed } from './run-command.ts'
import { viteVersion } from './vite-versions.ts'

type Files = Readonly<Record<string, string>>

const scripts = { dev: 'vite', build: 'vite build', preview: 'vite preview' }

/** A page whose script writes its heading. */
export const htmlPage = (script: string): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>App</title>
    <link rel="icon" href="data:," />
  </head>
  <body>
    <div id="app"></div>
    <script type="module" src="${script}"></script>
  </body>
</html>
`

/** The page and script of a small app that shows a heading. */
export const smallPage: Files = {
  'index.html': htmlPage('/src/main.ts'),
  'src/main.ts': "const app = document.querySelector('#app')\nif (app) app.innerHTML = '<h1>Get started</h1>'\n",
}

/** Vite's configuration with the plugin first. */
export const viteConfig = (
  rest = '',
  plugins: readonly string[] = [],
): string => `import { stowaway } from 'stowaway/vite'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [${['stowaway()', ...plugins].join(', ')}],${rest}
})
`

export interface ViteApp {
  readonly packages?: readonly string[]
  readonly packageJson?: { readonly type?: 'module' | 'commonjs'; readonly scripts?: Readonly<Record<string, string>> }
}

/** Creates a project in an empty folder: the newest Vite, the packed package, an endpoint and these files. */
export async function createViteApp(files: Files, { packages = [], packageJson }: ViteApp = {}): Promise<Folder> {
  const project = await emptyFolder()
  const content = { private: true, type: 'module', ...packageJson, scripts: { ...scripts, ...packageJson?.scripts } }
  await writeFiles(project, { 'package.json': JSON.stringify(content), ...files })
  const vite = `vite@${await viteVersion.newest()}`
  await succeed(project.path, 'npm', ...npmInstall, await packedPackage(), vite, ...packages)
  return project
}

export async function writeFiles(project: Folder, files: Files): Promise<void> {
  await Promise.all(Object.entries(files).map(([path, content]) => project.write(path, content)))
}
