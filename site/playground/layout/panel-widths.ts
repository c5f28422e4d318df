import { effect, type Signal, signal } from '@preact/signals'

export interface Width extends Signal<number> {
  readonly least: number
  readonly most: number
}

/** The file tree's, in pixels. */
export const filesWidth = width('files', 250, 150, 480)

/** The runner's, in percent of all panels. */
export const runnerWidth = width('runner', 38, 20, 65)

function width(name: string, usual: number, least: number, most: number): Width {
  const key = `stowaway:playground:width:${name}`
  const kept = signal(clamp(Number(read(key) ?? usual) || usual, least, most))
  effect(() => write(key, String(kept.value)))
  return Object.assign(kept, { least, most })
}

export function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value))
}

function read(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined
  } catch {
    return undefined
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    // The next visit starts with the usual width.
  }
}
