import type { RouteMatch } from '../core/app/app.ts'

/** The file behind a match, for messages. */
export const fileOf = (match: RouteMatch): string | undefined =>
  match.kind === 'endpoint' ? match.route.file : undefined
