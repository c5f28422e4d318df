import { isOwnName } from '../../core/names/is-own-name.ts'

declare const self: ServiceWorkerGlobalScope

/** Deletes the data, cookies and sessions of the endpoints, or only the databases that are `doomed`. */
export async function deleteDatabases(scope: string, doomed: (name: string) => boolean = () => true): Promise<void> {
  const known = await self.indexedDB.databases().catch(() => [])
  const names = known.flatMap(({ name }) => (name !== undefined && isOwnName(name, scope) && doomed(name) ? name : []))
  await Promise.all(
    names.map(
      (name) =>
        new Promise<void>((resolve) => {
          const deletion = self.indexedDB.deleteDatabase(name)
          // Blocked: the browser deletes it once the last page that uses it is closed.
          for (const end of ['success', 'error', 'blocked']) deletion.addEventListener(end, () => resolve())
        }),
    ),
  )
}
