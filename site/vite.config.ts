import { stowaway } from 'stowaway/vite'
import { defineConfig } from 'vite'
import { shellPlugin } from './build/shell-plugin.ts'

export default defineConfig({
  plugins: [shellPlugin(), stowaway({ site: 'https://stowaway.example', offline: true, serverTiming: true })],
  build: {
    rolldownOptions: {
      input: [
        '/index.html',
        '/404.html',
        '/examples/index.html',
        // One line a page.
      ],
    },
  },
})
