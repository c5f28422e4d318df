import type { APIRoute } from 'stowaway'
import { storage } from 'stowaway/storage'

const nested = (depth: number) => Array.from({ length: depth }).reduce((inner) => [inner], [])

const kinds = storage.namespace('kinds')

/** A sentence ends with the reason. In a worker for visitors, it is the last argument. */
const reasonOf = ({ message }: Error): string => message.replace(/^.*(?:cannot be stored|reason): (.*)[.)]$/, '$1')

/** Keeps a value of each kind, and tells what was refused. */
export const POST: APIRoute = async () => {
  const cycle: Record<string, unknown> = { holes: Object.assign([], { 2: 'x' }) }
  cycle.self = cycle
  await kinds.set('all', {
    cycle,
    date: new Date(5),
    pattern: /a/g,
    map: new Map([['k', new Set([1n])]]),
    bytes: new Uint8Array([1, 2, 3]).subarray(1),
    buffer: new ArrayBuffer(4),
    error: new RangeError('far', { cause: 'why' }),
    boxed: Object(1),
    lone: '\ud800',
    nothing: undefined,
    deep: nested(999),
  })
  await kinds.set('files', { file: new File(['text'], 'a.txt', { type: 'text/plain' }), blob: new Blob(['b']) })
  const refused: Record<string, () => unknown> = {
    function: () => ({ a: [() => 1] }),
    url: () => new URL('http://a.example'),
    response: () => new Response(),
    promise: () => Promise.resolve(1),
    deep: () => nested(100_000),
  }
  const errors: Record<string, string> = {}
  for (const [kind, make] of Object.entries(refused)) {
    errors[kind] = await kinds.set('refused', make()).then(
      () => 'kept',
      (error: Error) => `${error.name}: ${reasonOf(error)}`,
    )
  }
  errors.async = await kinds
    .update('refused', async () => 1)
    .then(
      () => 'kept',
      (error: Error) => error.name,
    )
  return Response.json({ errors, keys: await kinds.keys() })
}

export const GET: APIRoute = async () => {
  const all = Object(await kinds.get('all'))
  const { file, blob } = Object(await kinds.get('files'))
  return Response.json({
    cycle: [all.cycle.self === all.cycle, Object.keys(all.cycle.holes), all.cycle.holes.length],
    date: all.date.getTime(),
    pattern: String(all.pattern),
    map: String([...all.map.get('k')][0]),
    bytes: [all.bytes.constructor.name, ...all.bytes],
    buffer: all.buffer.byteLength,
    error: [all.error instanceof RangeError, all.error.message],
    boxed: typeof all.boxed,
    lone: all.lone.charCodeAt(0),
    nothing: 'nothing' in all,
    deep: JSON.stringify(all.deep).length,
    file: [file instanceof File, file.name, file.type, await file.text()],
    blob: await blob.text(),
  })
}
