import { routeOf } from '../files/route-of.ts'
import type { Content } from '../state/project-files.ts'

/**
 * A project as a folder on disk: its files, and the files that `npx stowaway dev` and editors need. The project's own files
 * win.
 */
export function folderFiles(
  name: string,
  files: ReadonlyMap<string, Content>,
  version: string,
): ReadonlyMap<string, Content> {
  return new Map<string, Content>([
    ['package.json', packageJson(name, version)],
    ['vite.config.ts', viteConfig],
    ['tsconfig.json', tsconfig],
    ['.gitignore', 'node_modules/\ndist/\n.stowaway/\n'],
    ['README.md', readme(name, version)],
    ...(files.has('index.html') ? [] : ([['index.html', indexHtml(name, files)]] as const)),
    ...files,
  ])
}

/** A project's name, made valid for files and packages. */
export function folderName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
  return plain === '' ? 'playground-project' : plain
}

function packageJson(name: string, version: string): string {
  const content = {
    name: folderName(name),
    private: true,
    type: 'module',
    scripts: { dev: 'stowaway dev', build: 'stowaway build', preview: 'stowaway preview' },
    devDependencies: { stowaway: `^${version}`, typescript: '^5.9.0', vite: '^8.3.8' },
  }
  return `${JSON.stringify(content, null, 2)}\n`
}

const viteConfig = `import { stowaway } from 'stowaway/vite'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [stowaway()],
})
`

const tsconfig = `{
  "compilerOptions": {
    "target": "ES2022",
    "lib": ["ES2022", "DOM", "DOM.Iterable"],
    "module": "ESNext",
    "moduleResolution": "bundler",
    "allowImportingTsExtensions": true,
    "verbatimModuleSyntax": true,
    "strict": true,
    "skipLibCheck": true,
    "noEmit": true,
    "types": []
  },
  "include": ["src", ".stowaway/routes.d.ts"]
}
`

const readme = (name: string, version: string): string => `# ${name.replace(/[\\`*_[\]<>#]/g, '\\$&')}

A project from the Stowaway playground. It needs Node 20.19 or newer.

Stowaway is not on npm yet. Run \`npm pack\` in a checkout of its repository first, and then here:

\`\`\`sh
npm install --save-dev /path/to/stowaway-${version}.tgz
npx stowaway dev      # starts the development server
npx stowaway build    # writes the site as static files, with its worker
\`\`\`

Each file in \`src/pages\` is an endpoint. Its path is its address.
`

/** A first page for the development server to show. */
function indexHtml(name: string, files: ReadonlyMap<string, Content>): string {
  const routes = Array.from(files.keys(), (path) => routeOf(path)).filter((route) => route !== undefined)
  const links = routes
    .filter((route) => !route.includes('['))
    .map((route) => `      <li><a href="${escapeHtml(route)}">${escapeHtml(route)}</a></li>\n`)
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${escapeHtml(name)}</title>
  </head>
  <body>
    <h1>${escapeHtml(name)}</h1>
    <ul>
${links.join('')}    </ul>
  </body>
</html>
`
}

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
