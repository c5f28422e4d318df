import type { ControlledRoute } from '../../control/protocol/command.ts'
import { allParts } from '../../core/app/all-parts.ts'
import type { AppOptions } from '../../core/app/app.ts'
import { createMatchedApp } from '../../core/app/create-matched-app.ts'
import { matchOrigin, type OriginApp, type OriginMatch } from '../../core/origins/find-origin.ts'
import { originOptions } from '../../core/origins/origin-options.ts'
import { withoutPrerendered } from '../../core/origins/without-prerendered.ts'
import type { OriginManifest } from '../../core/routes/route-manifest.ts'
import { controlledRoute } from '../control/controlled-route.ts'

/**
 * The endpoints of other origins in development. Nobody else can answer for them, so new route tables are used at once:
 * a request that a worker leaves to the server would go to the real origin.
 */
export class DevOrigins {
  readonly #options: AppOptions
  #apps: readonly OriginApp[]

  /** @param options those of the app of the project's own endpoints */
  constructor(options: AppOptions) {
    this.#options = options
    this.#apps = this.#create(options.manifest.origins ?? [])
  }

  /** From now on, these answer. */
  use(origins: readonly OriginManifest[]): void {
    this.#apps = this.#create(origins)
  }

  match(url: URL): OriginMatch | undefined {
    return matchOrigin(this.#apps, url)
  }

  /** The endpoint of a URL as control knows it. */
  route(url: URL): ControlledRoute | undefined {
    const found = this.match(url)
    return found && controlledRoute(found.match, url.origin + found.app.manifest.base)
  }

  /** Whether an endpoint could answer a URL, if there was one. */
  covers({ origin, pathname }: URL): boolean {
    return this.#apps.some(
      (each) => each.origin === origin && `${decoded(pathname)}/`.startsWith(`${each.app.manifest.base}/`),
    )
  }

  #create(origins: readonly OriginManifest[]): readonly OriginApp[] {
    const { load } = this.#options
    return origins.map(({ origin, manifest }) => ({
      origin,
      app: createMatchedApp(
        { ...originOptions(this.#options, manifest), load: withoutPrerendered(load, origin) },
        allParts,
      ),
    }))
  }
}

function decoded(path: string): string {
  try {
    return decodeURI(path)
  } catch {
    return path
  }
}
