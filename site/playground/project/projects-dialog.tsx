import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import { examples } from '../examples/examples.ts'
import { project } from '../state/project.ts'
import { showToast } from '../state/toasts.ts'
import { closeDialog } from '../ui/dialogs.ts'
import { Icon } from '../ui/icon.tsx'
import { Modal } from '../ui/modal.tsx'
import type { StoredInfo } from './project-store.ts'
import { openProject, projects, refreshProjects, removeProject, renameProject, startProject } from './session.ts'

/** The projects of this browser, and the examples that a new one starts from. */
export function ProjectsDialog(): JSX.Element {
  return (
    <Modal name="projects" title="Projects">
      {() => (
        <>
          <Rename />
          <h3>Saved in this browser</h3>
          <ul class="project-list">
            {projects.value.map((info) => (
              <li key={info.id}>
                <Kept {...info} />
              </li>
            ))}
          </ul>
          <h3>Start a new project from</h3>
          <ul class="example-list">
            {examples.map((example) => (
              <li key={example.id}>
                <button
                  type="button"
                  onClick={async () => {
                    closeDialog()
                    await startProject({ ...(await example.load()), isTrusted: true })
                  }}
                >
                  <strong>{example.name}</strong>
                  <span>{example.about}</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </Modal>
  )
}

function Rename(): JSX.Element {
  const name = useSignal(project.value.name)
  return (
    <form
      class="rename-project"
      onSubmit={(event) => {
        event.preventDefault()
        void renameProject(name.value)
        closeDialog()
      }}
    >
      <label for="project-name">Name of the open project</label>
      <div>
        <input
          id="project-name"
          value={name.value}
          maxLength={80}
          autocomplete="off"
          onInput={({ currentTarget }) => {
            name.value = currentTarget.value
          }}
        />
        <button type="submit" disabled={name.value.trim() === '' || name.value === project.value.name}>
          Rename
        </button>
      </div>
    </form>
  )
}

function Kept({ id, name, changed }: StoredInfo): JSX.Element {
  const isOpen = id === project.value.id
  return (
    <>
      <button
        type="button"
        class="project-open"
        aria-current={isOpen}
        onClick={async () => {
          closeDialog()
          if (!isOpen && !(await openProject(id))) {
            showToast({ text: `${name} is gone: another tab has deleted it.` })
            await refreshProjects()
          }
        }}
      >
        <bdi>{isOpen ? project.value.name : name}</bdi>
        <span>{isOpen ? 'open' : new Date(changed).toLocaleString()}</span>
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={`Delete ${name}`}
        title={`Delete ${name}`}
        onClick={async () => {
          const undo = await removeProject(id)
          showToast({ text: `Deleted the project ${name}.`, action: { label: 'Undo', run: () => void undo() } })
        }}
      >
        <Icon name="delete" />
      </button>
    </>
  )
}
