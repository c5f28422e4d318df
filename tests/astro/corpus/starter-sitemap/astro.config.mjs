import { defineConfig } from 'astro/config'

export default defineConfig({ site: 'https://boats.example', base: '/shop', trailingSlash: 'always' })
