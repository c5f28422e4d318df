import type { APIRoute } from 'stowaway'

const getters = ['message', 'stack', 'name', 'cause', 'toString', Symbol.toPrimitive, Symbol.toStringTag]

/** Whoever looks at it gets the same error again. */
function hostileError(): Error {
  const error = new Error('secret')
  const get = () => {
    throw error
  }
  for (const name of getters) Object.defineProperty(error, name, { get })
  return error
}

function hostileProxy(): unknown {
  const fail = () => {
    throw new Error('secret trap')
  }
  return new Proxy({}, { get: fail, has: fail, ownKeys: fail, getPrototypeOf: fail, getOwnPropertyDescriptor: fail })
}

/** The traps throw the proxy itself. */
function hostileTwice(): unknown {
  const fail = () => {
    throw proxy
  }
  const proxy = new Proxy({}, { get: fail, has: fail, ownKeys: fail, getPrototypeOf: fail })
  return proxy
}

const values = new Map<string, () => unknown>([
  ['error', () => new Error('secret message')],
  ['string', () => 'secret text'],
  ['null', () => null],
  ['undefined', () => undefined],
  ['object', () => ({ secret: 'value' })],
  ['symbol', () => Symbol('secret')],
  ['hostile-error', hostileError],
  ['hostile-proxy', hostileProxy],
  ['hostile-twice', hostileTwice],
  ['response', () => new Response('thrown', { status: 418 })],
])

export const GET: APIRoute = ({ params: { thrown = '' } }) => {
  throw values.get(thrown)?.()
}

/** Returned instead. */
export const POST = ({ params: { thrown = '' } }: { params: { thrown?: string } }): unknown => values.get(thrown)?.()
