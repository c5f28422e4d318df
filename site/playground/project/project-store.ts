import { createStore, get, getMany, keys, set, type UseStore } from 'idb-keyval'
import type { Draft } from '../run/request/draft.ts'
import type { Content } from '../state/project-files.ts'

export interface StoredInfo {
  readonly id: string
  readonly name: string
  /** Whether its code may run: code that came by a link may not, until its reader says so. */
  readonly isTrusted: boolean
  readonly open?: string
  /** The request that was being written. */
  readonly draft?: Draft
  /** Milliseconds since 1970. */
  readonly changed: number
  /** Changes with each write, and so reveals writes of other tabs. */
  readonly revision: string
}

export interface StoredProject {
  readonly info: StoredInfo
  readonly files: ReadonlyMap<string, Content>
}

const infoKey = (id: string): string => `info:${id}`
const filesKey = (id: string): string => `files:${id}`
const lastKey = 'last'

let opened: UseStore | undefined

const store = (): UseStore => {
  opened ??= createStore('stowaway:playground', 'projects')
  return opened
}

/** All kept projects, the newest first. */
export async function listProjects(): Promise<readonly StoredInfo[]> {
  const names = (await keys<string>(store())).filter((key) => key.startsWith('info:'))
  const infos: readonly (StoredInfo | undefined)[] = await getMany(names, store())
  return infos.filter((info) => info !== undefined).sort((a, b) => b.changed - a.changed)
}

export async function readProject(id: string): Promise<StoredProject | undefined> {
  const [info, files]: readonly unknown[] = await getMany([infoKey(id), filesKey(id)], store())
  // Only `writeProject` writes these keys.
  return info === undefined || files === undefined ? undefined : ({ info, files } as StoredProject)
}

/**
 * Writes a project whole, or not at all.
 *
 * @param base the revision that was changed; undefined overwrites any
 * @returns false, with nothing written, where another tab has written since
 */
export function writeProject({ info, files }: StoredProject, base: string | undefined): Promise<boolean> {
  return store()(
    'readwrite',
    (projects) =>
      new Promise<boolean>((resolve, reject) => {
        const { transaction } = projects
        transaction.onabort = () => reject(transaction.error)
        const found: IDBRequest<StoredInfo | undefined> = projects.get(infoKey(info.id))
        found.onsuccess = () => {
          const isOurs = base === undefined || found.result === undefined || found.result.revision === base
          transaction.oncomplete = () => resolve(isOurs)
          if (!isOurs) return
          projects.put(info, infoKey(info.id))
          projects.put(files, filesKey(info.id))
          projects.put(info.id, lastKey)
        }
      }),
  )
}

export function deleteProject(id: string): Promise<void> {
  return store()('readwrite', (projects) => {
    projects.delete(infoKey(id))
    projects.delete(filesKey(id))
    return new Promise((resolve, reject) => {
      projects.transaction.oncomplete = () => resolve()
      projects.transaction.onabort = () => reject(projects.transaction.error)
    })
  })
}

/** The project that was worked on last, in any tab. */
export const lastProject = (): Promise<string | undefined> => get<string>(lastKey, store())

export const rememberLast = (id: string): Promise<void> => set(lastKey, id, store())
