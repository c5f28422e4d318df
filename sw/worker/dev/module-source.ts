import { FreshModules } from '../../core/development/fresh-modules.ts'
import { filesOfAnyAnswer } from '../../core/routes/origin-routes.ts'
import { modulePath } from '../../core/wire/module-path.ts'
import type { DevServer } from './dev-server.ts'
import type { DevWorkerConfig } from './dev-worker-config.ts'
import { WorkerEvaluator } from './worker-evaluator.ts'

/** The modules of the project in this worker. */
export function createModuleSource(
  { manifest, pagesFolder }: Pick<DevWorkerConfig, 'manifest' | 'pagesFolder'>,
  server: DevServer,
): FreshModules {
  const always = new Set(filesOfAnyAnswer(manifest))
  return new FreshModules({
    invoke: (payload) => server.invoke(payload),
    evaluator: new WorkerEvaluator(),
    path: (file) => modulePath(pathOf(pagesFolder, file)),
    ask: (file, known) => server.status({ file, ...known }),
    isAlwaysAsked: (file) => always.has(file),
  })
}

/** `../middleware.ts` in `/app/src/pages` is `/app/src/middleware.ts`. */
function pathOf(folder: string, file: string): string {
  return decodeURIComponent(
    new URL(file.split('/').map(encodeURIComponent).join('/'), `file://${encodeURI(folder)}/`).pathname,
  )
}
