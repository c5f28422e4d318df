import type { Connect, Plugin } from 'vite'
import { appPage } from '../../site/app-page.ts'
import { withoutQuery } from '../../syntax/without-query.ts'
import { mayShowApp } from '../may-show-app.ts'

/**
 * `vite preview` answers every address without a file with the app's page, also a `fetch` of a mistyped endpoint. As in
 * development and on static hosts, that is a 404.
 */
export function previewPlugin(): Plugin {
  return {
    name: 'stowaway:preview',
    configurePreviewServer({ config, middlewares }) {
      // After Vite has put the app's page in the address's place.
      return () => void middlewares.use(createListener(new URL(config.base, 'http://localhost').pathname))
    },
  }
}

function createListener(base: string): Connect.NextHandleFunction {
  const own = [base, `${base}${appPage}`]
  return (incoming, outgoing, next) => {
    const { url, originalUrl = '' } = incoming
    const isInstead = url === `/${appPage}` && !own.includes(withoutQuery(originalUrl))
    if (!isInstead || mayShowApp(incoming)) return next()
    outgoing.writeHead(404, { 'content-type': 'text/plain;charset=utf-8' }).end('Not found.')
  }
}
