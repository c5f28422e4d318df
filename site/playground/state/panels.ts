import { type Signal, signal } from '@preact/signals'

export type PanelName = 'files' | 'code' | 'run'

/** The panel that shows where there is room for one only. */
export const panel: Signal<PanelName> = signal('code')

/** The tab of the runner that shows. */
export const runnerTab: Signal<string> = signal('request')

export interface Place {
  readonly path: string
  /** From 1. */
  readonly line?: number
  /** From 1. */
  readonly column?: number
}

/** Where the editor is to go; the editor clears it when it is there. */
export const target: Signal<Place | undefined> = signal(undefined)

/** Opens a file in the editor, at a line where one is named. */
export function goTo(place: Place): void {
  panel.value = 'code'
  target.value = place
}
