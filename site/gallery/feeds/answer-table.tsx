import { useSignal } from '@preact/signals'
import { answers, ask, askAll, type Row, rows } from './answers.ts'
import { Made } from './pictures.tsx'

/** Every address with who made it, who answered, and whether its content is right. */
export function AnswerTable() {
  const open = useSignal<Row | undefined>(undefined)
  return (
    <section class="panel answers" aria-labelledby="answers-title">
      <header class="panel-head">
        <h2 id="answers-title">Files and answers</h2>
        <button type="button" onClick={() => void askAll()}>
          Ask all again
        </button>
      </header>
      <p class="hint">
        The live feed and calendar send an ETag. Ask again, and they return 304 without content until the log changes.
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard */}
      <section class="table-scroll" tabIndex={0} aria-label="Table of files and answers">
        <table>
          <thead>
            <tr>
              <th scope="col">Address</th>
              <th scope="col">Made</th>
              <th scope="col">Status</th>
              <th scope="col">Type</th>
              <th scope="col">Content</th>
              <th scope="col">Size</th>
              <th scope="col">Answered by</th>
              <th scope="col">
                <span class="visually-hidden">Actions</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <AnswerRow key={row.address} row={row} isOpen={open.value === row} toggle={() => toggle(open, row)} />
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}

function toggle(open: { value: Row | undefined }, row: Row): void {
  open.value = open.value === row ? undefined : row
}

function AnswerRow({ row, isOpen, toggle }: { readonly row: Row; readonly isOpen: boolean; toggle(): void }) {
  const answer = answers.value.get(row)
  const label = `${row.name} ${row.path}`
  return (
    <>
      <tr data-address={row.path}>
        <th scope="row">
          <a href={row.address}>{row.path}</a>
        </th>
        <td>
          <Made by={row.made} />
        </td>
        <td>{answer?.status ?? '…'}</td>
        <td>{answer?.type.split(';')[0]}</td>
        <td class={answer?.isRight === false ? 'danger' : ''}>{answer?.check}</td>
        <td class="number">{answer && `${answer.bytes.toLocaleString('en')} B`}</td>
        <td class="answered-by">{answer?.answeredBy}</td>
        <td class="row-actions">
          <button type="button" class="quiet" aria-label={`Ask again: ${label}`} onClick={() => void ask(row)}>
            Ask
          </button>
          <button type="button" class="quiet" aria-expanded={isOpen} aria-label={`Show: ${label}`} onClick={toggle}>
            {isOpen ? 'Hide' : 'Show'}
          </button>
        </td>
      </tr>
      {isOpen && (
        <tr>
          <td colSpan={8}>
            <Content row={row} />
          </td>
        </tr>
      )}
    </>
  )
}

const shownLength = 3000

function Content({ row }: { readonly row: Row }) {
  const answer = answers.value.get(row)
  if (answer && /^image\//.test(answer.type))
    return <img class="shown" src={row.address} alt={`${row.name}, as it is`} />
  if (answer?.text === undefined) return <p class="hint">No content: nothing has changed since the last request.</p>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard
    <pre class="shown" tabIndex={0}>
      {answer.text.slice(0, shownLength)}
      {answer.text.length > shownLength && '\n…'}
    </pre>
  )
}
