import { type Signal, signal } from '@preact/signals'
import { useEffect, useState } from 'preact/hooks'
import { folderName } from '../../project/folder-files.ts'
import { isTrusted } from '../../state/compiled.ts'
import { goTo } from '../../state/panels.ts'
import { files, project } from '../../state/project.ts'
import { type StaticBuild, staticBuilder } from '../../state/static-build.ts'
import { sandbox } from '../host/sandbox-host.ts'
import { formatBytes, formatTime } from '../ui/format.ts'
import { save } from '../ui/save.ts'
import { FileView } from './file-view.tsx'

interface Built {
  readonly build: StaticBuild
  readonly time: number
}

/** The newest build, also while another panel shows. */
const built: Signal<Built | undefined> = signal(undefined)

/** The static site with its worker: each file, and all of it as a ZIP. */
export function PrerenderPanel() {
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const [open, setOpen] = useState<string>()
  const builder = staticBuilder.value
  const run = async (): Promise<void> => {
    if (builder === undefined) return
    setBusy(true)
    setError(undefined)
    const start = performance.now()
    try {
      const build = await builder.build((code, argument) => sandbox().run(code, argument))
      built.value = { build, time: performance.now() - start }
    } catch (reason) {
      setError(reason instanceof Error ? reason.message : String(reason))
    }
    setBusy(false)
  }
  const mayRun = isTrusted.value && builder !== undefined
  const { id } = project.value
  const shown = built.value?.build.id === id ? built.value : undefined
  useEffect(() => {
    if (mayRun && shown === undefined) void run()
  }, [mayRun, id])
  if (!isTrusted.value) return <p class="run-empty">You can build the site once you allow the code to run.</p>
  const isOld = shown !== undefined && shown.build.sources !== files.value
  return (
    <div class="run-prerender">
      <div class="run-prerender-bar">
        <button
          type="button"
          class={isOld || shown === undefined ? 'primary' : ''}
          disabled={isBusy || !mayRun}
          onClick={() => void run()}
        >
          {isBusy ? 'Building…' : shown === undefined ? 'Build the site' : 'Build again'}
        </button>
        <button
          type="button"
          disabled={shown?.build.ok !== true || builder === undefined}
          onClick={() => shown && builder && void download(builder.zip(shown.build.files), shown.build.name)}
        >
          Download ZIP
        </button>
        <span class="run-muted" role="status">
          {shown !== undefined && !isBusy && summary(shown)}
          {isOld && !isBusy && ' The project has changed since.'}
        </span>
      </div>
      {error !== undefined && (
        <p class="run-error" role="alert">
          {error}
        </p>
      )}
      {shown !== undefined && shown.build.diagnostics.length > 0 && (
        <ul class="run-diagnostics">
          {shown.build.diagnostics.slice(0, 50).map(({ severity, message, hint, file, line }, index) => (
            <li key={index} class={`run-${severity}`}>
              {message}
              {hint !== undefined && ` ${hint}`}{' '}
              {file !== undefined && (
                <button
                  type="button"
                  class="run-link"
                  onClick={() => goTo({ path: file, ...(line !== undefined && { line }) })}
                >
                  {file}
                  {line !== undefined && `:${line}`}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {shown !== undefined && (
        <ul class="run-files" aria-label="Files of the site">
          {[...shown.build.files].map(([path, bytes]) => (
            <li key={path}>
              <button
                type="button"
                aria-expanded={open === path}
                onClick={() => setOpen(open === path ? undefined : path)}
              >
                <span class="run-file-name">{path}</span>
                <span class="run-muted">{formatBytes(bytes.byteLength)}</span>
              </button>
              {open === path && <FileView path={path} bytes={bytes} />}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

async function download(zip: Promise<Uint8Array>, name: string): Promise<void> {
  save(new Blob([new Uint8Array(await zip)], { type: 'application/zip' }), `${folderName(name)}-site.zip`)
}

function summary({ build, time }: Built): string {
  const bytes = [...build.files.values()].reduce((sum, { byteLength }) => sum + byteLength, 0)
  const count = build.files.size
  return `${count} ${count === 1 ? 'file' : 'files'}, ${formatBytes(bytes)}, built in ${formatTime(time)}.`
}
