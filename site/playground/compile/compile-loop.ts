import { batch, effect } from '@preact/signals'
import { compilerState, compileTime, isTrusted, lastGood, loadError, result } from '../state/compiled.ts'
import { flushEdit } from '../state/edits.ts'
import { isEmbedded } from '../state/embedded.ts'
import { files, project, projectId } from '../state/project.ts'
import { guarded, runMode } from '../state/run-mode.ts'
import { compileOptions, compiler } from './compiler.ts'

/** So long after an edit the compiler starts, in milliseconds: less than the time between two keys of most writers. */
const pause = 30

let timer: ReturnType<typeof setTimeout> | undefined
let running: Promise<void> | undefined
/** When the oldest edit was made that is not compiled yet. */
let editedAt: number | undefined

/** Compiles the project whenever it changes; in a frame, only after Run, so that nobody downloads the compiler unasked. */
export function startCompiling(): () => void {
  const stop = effect(() => {
    projectId.value
    files.value
    runMode.value
    if (isEmbedded && !isTrusted.value) return
    editedAt ??= performance.now()
    if (['idle', 'failed'].includes(compilerState.peek().phase)) compilerState.value = { phase: 'compiling' }
    clearTimeout(timer)
    timer = setTimeout(() => void compileNow(), pause)
  })
  return () => {
    clearTimeout(timer)
    stop()
  }
}

/** Resolves when the project as it is now is compiled, also what was typed last. Errors are in `result`. Never rejects. */
export async function compileNow(): Promise<void> {
  flushEdit()
  clearTimeout(timer)
  while (running !== undefined) await running
  if (editedAt === undefined) return
  running = compileOnce().finally(() => {
    running = undefined
  })
  await running
}

/** Compiles again without a change, for example after a failed download. */
export function compileAgain(): Promise<void> {
  editedAt ??= performance.now()
  compilerState.value = { phase: 'compiling' }
  return compileNow()
}

async function compileOnce(): Promise<void> {
  const from = editedAt ?? performance.now()
  editedAt = undefined
  const { id } = project.peek()
  let hadToLoad = false
  const stopWatching = compilerState.subscribe(({ phase }) => {
    hadToLoad ||= phase === 'download' || phase === 'start'
  })
  try {
    const options = compileOptions(project.peek())
    const compiled = await compiler().compile(files.peek(), options)
    if (compiled.ok && options.loopGuard) guarded.add(compiled.bundle)
    if (project.peek().id !== id) return
    batch(() => {
      result.value = compiled
      loadError.value = undefined
      // The download of the compiler is not part of the time.
      compileTime.value = hadToLoad && compiled.ok ? compiled.milliseconds : performance.now() - from
      if (compiled.ok) lastGood.value = compiled.bundle
      // An edit during the compile is on its way already.
      if (editedAt === undefined) compilerState.value = { phase: 'idle' }
    })
  } catch (error) {
    if (project.peek().id !== id) return
    compilerState.value = { phase: 'failed', why: error instanceof Error ? error.message : String(error) }
  } finally {
    stopWatching()
  }
}
