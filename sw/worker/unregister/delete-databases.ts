import { isOwnName } from '../../core/names/is-own-name.ts'

declare const self: ServiceWorkerGlobalScope

/** Deletes what endpoints were told to keep, cookies and sessions; or those of an app's databases that are `doomed`. */
export async function deleteDatabases(scope: string, doomed: (name: string) => boolean = () => true): Promise<void> {
  const known = await self.indexedDB.databases().catch(() => [])
  const names = known.flatMap(({ name }) => (name !== undefined && isOwnName(name, scope) && doomed(name) ? name : []))
  await Promise.all(
    names.map(
      (name) =>
        new Promise<void>((resolve) => {
          const deletion = self.indexedDB.deleteDatabase(name)
          // Blocked: it goes as soon as the last page that has it open is closed.
          for (const end of ['success', 'error', 'blocked']) deletion.addEventListener(end, () => resolve())
        }),
    ),
  )
}
