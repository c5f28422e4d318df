import { useEffect } from 'preact/hooks'
import { onCommand } from '../state/commands.ts'
import { isEmbedded } from '../state/embedded.ts'
import { runnerTab } from '../state/panels.ts'
import { projectId } from '../state/project.ts'
import { followProject } from './host/follow-project.ts'
import { followBundles, stop } from './host/host.ts'
import { entries } from './log/log-entries.ts'
import { LogPanel } from './log-panel.tsx'
import { PrerenderPanel } from './prerender/prerender-panel.tsx'
import { PreviewPanel } from './preview/preview-panel.tsx'
import { RequestPanel } from './request-panel.tsx'
import { RoutesPanel } from './routes-panel.tsx'
import { RunBar } from './run-bar.tsx'
import './run.css'
import { type Tab, Tabs } from './ui/tabs.tsx'

/** The running half of the playground: calls endpoints, and shows what they do. */
export function Runner() {
  useEffect(followProject, [])
  useEffect(followBundles, [])
  useEffect(() => onCommand('stop', () => void stop()), [])
  const errors = entries.value.filter(({ kind }) => kind === 'error').length
  const tabs: readonly Tab[] = [
    { id: 'request', label: 'Request', panel: () => <RequestPanel /> },
    {
      id: 'log',
      label: (
        <>
          Log
          {errors > 0 && (
            <span class="run-count run-count-bad">
              {errors}
              <span class="visually-hidden"> errors</span>
            </span>
          )}
        </>
      ),
      panel: () => <LogPanel />,
    },
    { id: 'routes', label: 'Routes', panel: () => <RoutesPanel /> },
    { id: 'preview', label: 'Preview', panel: () => <PreviewPanel key={projectId.value} /> },
    // A build is for a project that somebody keeps.
    ...(isEmbedded ? [] : [{ id: 'prerender', label: 'Prerender', panel: () => <PrerenderPanel /> }]),
  ]
  return (
    <section class="run" aria-label="Run">
      <RunBar />
      <Tabs
        class="run-main"
        label="Runner"
        tabs={tabs}
        chosen={runnerTab.value}
        onChoose={(id) => {
          runnerTab.value = id
        }}
      />
    </section>
  )
}
