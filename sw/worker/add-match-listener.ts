import type { MatchedApp } from '../core/app/create-matched-app.ts'
import { manifestQuestion, matchesQuestion } from '../core/wire/messages/routes.ts'
import { onPageMessage } from './on-page-message.ts'

declare const self: ServiceWorkerGlobalScope

/** Tells a page which of its URLs this worker answers, and all its routes. */
export function addMatchListener(app: MatchedApp): void {
  onPageMessage(manifestQuestion, {}, () => app.manifest)
  onPageMessage(matchesQuestion, { urls: 'list' }, ({ urls }) => urls.map((url) => isOurs(app, url)))
}

const isOurs = (app: MatchedApp, url: unknown): boolean =>
  typeof url === 'string' &&
  URL.canParse(url) &&
  new URL(url).origin === self.location.origin &&
  app.match(url) !== undefined
