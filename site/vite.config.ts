import { readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { stowaway } from 'stowaway/vite'
import { defineConfig } from 'vite'
import { codePlugin } from './build/code-plugin.ts'
import { docsInputs, docsPlugin } from './build/docs-plugin.ts'
import { projectLinks } from './build/project-links.ts'
import { shellPlugin } from './build/shell-plugin.ts'

const { resolve } = createRequire(import.meta.url)
const packageJson = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
const site = 'https://stowaway.example'

export default defineConfig({
  plugins: [
    docsPlugin(),
    codePlugin(),
    shellPlugin({ site, projectLinks: projectLinks(packageJson) }),
    stowaway({
      site,
      offline: { exclude: ['assets/esbuild-*.wasm', 'assets/prettier-*.js', 'card.png'] },
      serverTiming: true,
      live: true,
    }),
  ],
  define: {
    'import.meta.env.ESBUILD_BYTES': statSync(resolve('esbuild-wasm/esbuild.wasm')).size,
    'import.meta.env.STOWAWAY_VERSION': JSON.stringify(packageJson.version),
  },
  worker: { format: 'es' },
  build: {
    rolldownOptions: {
      output: {
        // By its name, the formatter of the playground is left out of what is kept for offline use.
        chunkFileNames: ({ moduleIds }) =>
          moduleIds.some((id) => id.includes('/node_modules/prettier/'))
            ? 'assets/prettier-[name]-[hash].js'
            : 'assets/[name]-[hash].js',
      },
      input: [
        '/index.html',
        '/404.html',
        '/examples/index.html',
        '/gallery/index.html',
        '/gallery/todo/index.html',
        '/gallery/notes/index.html',
        '/gallery/feeds/index.html',
        '/gallery/shop/index.html',
        ...docsInputs(),
        // One line a page.
        '/playground/index.html',
      ],
    },
  },
})
