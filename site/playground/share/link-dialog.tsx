import type { JSX } from 'preact'
import { Modal } from '../ui/modal.tsx'
import { acceptLink, link, refuseLink } from './open-link.ts'
import type { SharedProject } from './shared-project.ts'

/** Asks whether to open a link's project, or says what is wrong with the link. */
export function LinkDialog(): JSX.Element {
  const found = link.value
  return (
    <Modal
      name="link"
      title={found?.ok === false ? 'This link does not open' : 'Open this project?'}
      onClose={refuseLink}
    >
      {() => (found?.ok === true ? <Question {...found.shared} /> : <Problem why={found?.why ?? ''} />)}
    </Modal>
  )
}

function Question({ name, files }: SharedProject): JSX.Element {
  const paths = Array.from(files.keys())
  return (
    <>
      <p>
        <strong>
          <bdi>{name}</bdi>
        </strong>{' '}
        came with the link: {paths.length === 1 ? 'one file' : `${paths.length} files`}. It opens as a new project
        beside yours, and nothing of it runs until you press Run.
      </p>
      <ul class="path-list">
        {paths.slice(0, 12).map((path) => (
          <li key={path}>
            <bdi>{path}</bdi>
          </li>
        ))}
        {paths.length > 12 && <li>and {paths.length - 12} more</li>}
      </ul>
      <div class="modal-buttons">
        <button type="button" onClick={refuseLink}>
          Not now
        </button>
        <button type="button" class="primary" onClick={() => void acceptLink()}>
          Open as a new project
        </button>
      </div>
    </>
  )
}

function Problem({ why }: { why: string }): JSX.Element {
  return (
    <>
      <p>{why}</p>
      <p>Your own project does not change.</p>
      <div class="modal-buttons">
        <button type="button" class="primary" onClick={refuseLink}>
          To my project
        </button>
      </div>
    </>
  )
}
