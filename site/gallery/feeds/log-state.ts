import { signal } from '@preact/signals'
import { endpoint } from 'stowaway/client'
import type { Entry } from '../../src/gallery/feeds/entry.ts'
import { notify } from '../shared/notices.tsx'
import { answered, failureOf, json } from '../shared/request.ts'
import { askAll } from './answers.ts'

export const entries = signal<readonly Entry[] | undefined>(undefined)
export const damage = signal<string | undefined>(undefined)
/** Grows with each change, so that pictures of the log load again. */
export const edition = signal(0)

const route = '/gallery/feeds/live/log.json'

export async function loadLog(): Promise<void> {
  try {
    entries.value = await json(endpoint(route))
    damage.value = undefined
  } catch (thrown) {
    const { message, isSpoiled } = failureOf(thrown)
    if (isSpoiled) damage.value = message
    else notify({ text: message, isError: true })
  }
}

/** @throws RequestFailed */
export async function write(entry: Pick<Entry, 'title' | 'text' | 'miles'>): Promise<void> {
  await answered(endpoint(route, { method: 'POST', body: entry }))
  await renew()
  notify({ text: `“${entry.title}” is in the log, the live feed and the chart.` })
}

export async function resetLog(): Promise<void> {
  try {
    await answered(endpoint(route, { method: 'DELETE' }))
    await renew()
    notify({ text: 'Your entries were removed.' })
  } catch (thrown) {
    notify({ text: failureOf(thrown).message, isError: true })
  }
}

async function renew(): Promise<void> {
  edition.value += 1
  await Promise.all([loadLog(), askAll()])
}
