import { batch, type Signal, signal } from '@preact/signals'
import { startingProject } from '../examples/examples.ts'
import { forgetUndo } from '../files/tree-state.ts'
import { type Draft, draft, editDraft, emptyDraft } from '../run/request/draft.ts'
import { compilerState, compileTime, isTrusted, lastGood, loadError, result } from '../state/compiled.ts'
import { files, openPath, project } from '../state/project.ts'
import type { Content } from '../state/project-files.ts'
import { adopt, flushSave, pauseSaving } from './autosave.ts'
import { firstRequest } from './first-request.ts'
import { withUnsaved } from './journal.ts'
import { newId } from './new-id.ts'
import { projectName } from './project-name.ts'
import {
  deleteProject,
  lastProject,
  listProjects,
  readProject,
  rememberLast,
  type StoredInfo,
  type StoredProject,
  writeProject,
} from './project-store.ts'
import { keepTabProject, tabProject } from './tab-project.ts'

export interface NewProject {
  readonly name: string
  readonly files: ReadonlyMap<string, Content>
  readonly open?: string
  /** What its request panel shows first. */
  readonly request?: Partial<Draft>
  /** False for code of somebody else. */
  readonly isTrusted: boolean
}

/** The projects that this browser keeps, the newest first. */
export const projects: Signal<readonly StoredInfo[]> = signal([])

/** Opens the project of this tab, or the last one, or the first example. */
export async function resume(): Promise<void> {
  const stored = await storedProject().catch(() => undefined)
  if (stored === undefined) await startProject({ ...(await startingProject()), isTrusted: true })
  else open(stored)
  await refreshProjects()
}

async function storedProject(): Promise<StoredProject | undefined> {
  const ids = [tabProject(), await lastProject(), (await listProjects())[0]?.id]
  for (const id of new Set(ids)) {
    const stored = id === undefined ? undefined : await readProject(id)
    if (stored !== undefined) return stored
  }
  return undefined
}

/** Opens a stored project. @returns false if it no longer exists */
export async function openProject(id: string): Promise<boolean> {
  await flushSave()
  const stored = await readProject(id)
  if (stored === undefined) return false
  open(stored)
  await rememberLast(id)
  return true
}

/** Creates a project and opens it. The open one stays stored. */
export async function startProject(made: NewProject): Promise<void> {
  await flushSave()
  const taken = new Set(projects.peek().map(({ name }) => name))
  showProject({ ...made, name: unusedName(projectName(made.name), taken) })
  keepTabProject(project.peek().id)
  await flushSave(true)
  await refreshProjects()
}

/** Shows a new project without storing it. */
export function showProject(made: NewProject): void {
  show({
    info: {
      id: newId(),
      name: projectName(made.name),
      isTrusted: made.isTrusted,
      ...(made.open !== undefined && { open: made.open }),
      changed: Date.now(),
      revision: '',
    },
    files: made.files,
  })
  if (made.request !== undefined) editDraft(made.request)
}

/** Deletes a project. If it was the open one, another one opens. */
export async function removeProject(id: string): Promise<() => Promise<void>> {
  await flushSave()
  const stored = await readProject(id)
  if (id === project.peek().id) pauseSaving()
  await deleteProject(id)
  await refreshProjects()
  if (id === project.peek().id) await resume()
  return async () => {
    if (stored !== undefined) await writeProject(stored, undefined)
    await refreshProjects()
  }
}

export async function renameProject(name: string): Promise<void> {
  project.value = { ...project.peek(), name: projectName(name) }
  await flushSave()
  await refreshProjects()
}

export async function refreshProjects(): Promise<void> {
  projects.value = await listProjects().catch(() => [])
}

function open(stored: StoredProject): void {
  show(stored)
  keepTabProject(stored.info.id)
}

function show(stored: StoredProject): void {
  const { info, files: content } = withUnsaved(stored)
  batch(() => {
    project.value = { id: info.id, name: info.name }
    files.value = content
    openPath.value = info.open !== undefined && content.has(info.open) ? info.open : content.keys().next().value
    isTrusted.value = info.isTrusted
    result.value = undefined
    lastGood.value = undefined
    loadError.value = undefined
    compileTime.value = undefined
    compilerState.value = { phase: 'idle' }
    draft.value = info.draft ?? { ...emptyDraft, path: firstRequest(content, openPath.peek()) }
    forgetUndo()
    adopt(info.revision, stored.files)
  })
  if (content !== stored.files) void flushSave(true)
}

function unusedName(name: string, taken: ReadonlySet<string>): string {
  let unused = name
  for (let number = 2; taken.has(unused); number += 1) unused = `${name} ${number}`
  return unused
}
