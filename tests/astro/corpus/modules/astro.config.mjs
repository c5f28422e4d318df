import mdx from '@astrojs/mdx'
import { defineConfig, envField } from 'astro/config'

export default defineConfig({
  site: 'https://example.org/app/',
  base: '/docs',
  trailingSlash: 'ignore',
  integrations: [mdx()],
  i18n: { locales: ['en', { path: 'deutsch', codes: ['de', 'de-AT'] }], defaultLocale: 'en' },
  env: {
    schema: {
      API_URL: envField.string({ context: 'client', access: 'public', default: 'https://api.example.org' }),
      PAGE_SIZE: envField.number({ context: 'client', access: 'public', int: true, gt: 1 }),
      FLAG: envField.boolean({ context: 'server', access: 'public', default: false }),
      STAGE: envField.enum({ context: 'server', access: 'public', values: ['dev', 'live'], optional: true }),
      SECRET_KEY: envField.string({ context: 'server', access: 'secret', startsWith: 'k-' }),
      SECRET_NUMBER: envField.number({ context: 'server', access: 'secret', optional: true }),
    },
  },
})
