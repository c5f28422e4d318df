import { useSignal } from '@preact/signals'
import { Highlighted } from './highlight.tsx'
import type { SourceFile } from './source-files.ts'

const methods = /export const ([A-Z]+)\b/g
const methodsOf = ({ code }: SourceFile): string => Array.from(code.matchAll(methods), ([, name]) => name).join(' ')
const isPrerendered = ({ code }: SourceFile): boolean => code.includes('export const prerender = true')

interface SourcesProps {
  readonly files: readonly SourceFile[]
  readonly label: string
  /** The route that is open at first. */
  readonly first: string | undefined
}

/** The files of an app, one of them open. */
export function Sources({ files, label, first }: SourcesProps) {
  const open = useSignal(files.find(({ route }) => route === first) ?? files[0])
  const button = (file: SourceFile) => (
    <li key={file.path}>
      <button
        type="button"
        class="source-file"
        aria-pressed={open.value === file}
        onClick={() => {
          open.value = file
        }}
      >
        <span class="source-name">{file.route ?? file.path.replace(/^src\//, '')}</span>
        {file.route !== undefined && (
          <span class="source-methods">
            {methodsOf(file)}
            {isPrerendered(file) && ' · prerendered'}
          </span>
        )}
      </button>
    </li>
  )
  return (
    <div class="sources">
      <nav aria-label={label}>
        <p class="source-heading">Endpoints</p>
        <ul>{files.filter(({ route }) => route !== undefined).map(button)}</ul>
        <p class="source-heading">Modules they import</p>
        <ul>{files.filter(({ route }) => route === undefined).map(button)}</ul>
      </nav>
      {open.value && (
        <figure class="source-code">
          <figcaption>{`site/${open.value.path}`}</figcaption>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard */}
          <pre tabIndex={0}>
            <Highlighted code={open.value.code.trimEnd()} />
          </pre>
        </figure>
      )}
    </div>
  )
}
