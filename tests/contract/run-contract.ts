import { afterAll, beforeAll, describe, expect, type TestContext, test } from 'vitest'
import type { Client } from '../hosts/create-client.ts'
import type { Host } from '../hosts/host.ts'
import { startUpstream, type Upstream } from '../hosts/upstream.ts'
import { browserLimit } from './browser.ts'
import { groups } from './cases.ts'
import type { ContractCase, ContractGroup, Exchange, HostName, Noted } from './contract.ts'
import { judgeAnswer } from './judge-answer.ts'
import { type ContractProject, projects } from './projects.ts'

/** A project that a host runs, and the other server that its endpoints ask (`{{upstream}}` in a path). */
interface Running extends Host {
  readonly upstream: string
}

const startLimit = 60_000
const caseLimit = 60_000
const noteLimit = 4000

/**
 * Runs the whole table on one host: a test for each case, skipped where the table gives a reason. `title` tells hosts
 * apart of which the table says the same.
 */
export function describeContract(
  name: HostName,
  start: (project: ContractProject) => Promise<Host>,
  title: string = name,
): void {
  describe.each(projects.map((project) => [project.name, project] as const))(`${title}, %s`, (_, project) => {
    let host: Host | undefined
    let upstream: Upstream | undefined
    beforeAll(async () => {
      upstream = await startUpstream()
      host = await start(project)
    }, startLimit)
    afterAll(async () => {
      await host?.close()
      await upstream?.close()
    }, startLimit)
    for (const group of groups) describeGroup(group)

    function describeGroup(group: ContractGroup): void {
      const cases = group.cases.filter((one) => (one.project ?? 'project') === project.name && !('build' in one))
      if (cases.length === 0) return
      describe(group.title, () => {
        test.for(cases.map((one) => [one.name, one] as const))(
          '%s',
          { timeout: caseLimit },
          async ([, one], context) => {
            skipFor(name, group, one, context)
            if (host === undefined || upstream === undefined) throw new Error('The host did not start.')
            await runCase(name, { ...host, upstream: upstream.origin }, one)
          },
        )
      })
    }
  })
}

export function skipFor(name: HostName, group: ContractGroup, one: ContractCase, context: TestContext): void {
  const reason = of(one.skip, name) ?? of(group.skip, name) ?? browserLimit(name, one.name)
  if (typeof reason === 'string') context.skip(reason)
}

/** What is said of a host; of the fallback, what is said of the worker, unless it is named. */
function of<Value>(said: Readonly<Partial<Record<HostName, Value>>> | undefined, name: HostName): Value | undefined {
  return said?.[name] === undefined && name === 'fallback' ? said?.worker : said?.[name]
}

async function runCase(name: HostName, host: Running, one: ContractCase): Promise<void> {
  const { client } = host
  if ('request' in one) await runExchange(name, host, one)
  if ('sequence' in one) for (const exchange of one.sequence) await runExchange(name, host, exchange)
  if ('stream' in one) {
    const { path, gate, parts } = one.stream
    await client.open(path)
    for (const part of parts) {
      expect(await client.part(path)).toBe(part)
      await client.send({ path: `/notes/${gate}/open`, method: 'POST' })
    }
    expect(await client.part(path)).toBeNull()
  }
  if ('cancel' in one) {
    const { path, part } = one.cancel
    await client.open(path)
    expect(await client.part(path)).toBe(part)
    await client.cancel(path)
  }
  if ('abort' in one) {
    const { path, started } = one.abort
    await client.start(path)
    await expectNotes(client, started)
    await client.abort(path)
  }
  if ('submit' in one) {
    if (host.submit === undefined) throw new Error('This host has no browser.')
    const action = withUpstream(one.submit.action, host)
    expect(JSON.parse((await host.submit({ ...one.submit, action })) ?? '')).toEqual(one.shows)
  }
  if ('ask' in one) expect((await host.ask({ ...one.ask, headers: [] })).status).toBe(one.status)
  if (one.notes !== undefined) await expectNotes(client, one.notes)
}

async function runExchange(name: HostName, host: Running, { request, expect: shared, on }: Exchange) {
  const expected = { ...shared, ...of(on, name) }
  host.takeErrors?.()
  const isReported = host.inWorker && !expected.leftToHost
  const seen = await host.client.send({ ...request, path: withUpstream(request.path, host) }, isReported)
  judgeAnswer(seen, expected, host)
  if (host.inWorker) expect(seen.fromWorker, 'answered by the worker').toBe(isReported)
  const told = host.takeErrors?.()
  if (told !== undefined && expected.failure !== undefined) expect(told.map(textOf).join()).toMatch(expected.failure)
}

const withUpstream = (path: string, { upstream }: Running): string => path.replace('{{upstream}}', upstream)

const textOf = (error: unknown): string => {
  try {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  } catch {
    return 'an error that cannot be shown'
  }
}

async function expectNotes(client: Client, { id, events }: Noted): Promise<void> {
  const read = async () => {
    const { bodyBase64 } = await client.send({ path: `/notes/${id}` })
    return JSON.parse(Buffer.from(bodyBase64, 'base64').toString())
  }
  await expect.poll(read, { timeout: noteLimit, interval: 40 }).toEqual(events)
}
