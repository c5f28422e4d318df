import * as client from 'astro:config/client'
import { base, build, i18n, outDir, publicDir, root, site, srcDir, trailingSlash } from 'astro:config/server'

const end = (url: URL, from: URL) => url.href.slice(from.href.length)

export const GET = () =>
  Response.json({
    base,
    site,
    trailingSlash,
    i18n,
    format: build.format,
    src: end(srcDir, root),
    out: end(outDir, root),
    public: end(publicDir, root),
    client: { base: client.base, site: client.site, trailingSlash: client.trailingSlash, build: client.build, i18n: client.i18n },
  })
