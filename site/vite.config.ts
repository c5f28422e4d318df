import { stowaway } from 'stowaway/vite'
import { defineConfig } from 'vite'
import { codePlugin } from './build/code-plugin.ts'
import { docsInputs, docsPlugin } from './build/docs-plugin.ts'
import { shellPlugin } from './build/shell-plugin.ts'

export default defineConfig({
  plugins: [
    docsPlugin(),
    codePlugin(),
    shellPlugin(),
    stowaway({ site: 'https://stowaway.example', offline: true, serverTiming: true }),
  ],
  build: {
    rolldownOptions: {
      input: [
        '/index.html',
        '/404.html',
        '/examples/index.html',
        '/gallery/index.html',
        '/gallery/todo/index.html',
        '/gallery/notes/index.html',
        '/gallery/feeds/index.html',
        ...docsInputs(),
        // One line a page.
      ],
    },
  },
})
