import { expectTypeOf, test } from 'vitest'
import type { APIContext, Session, SessionDriver } from '../../sw/index.ts'

declare global {
  namespace App {
    interface SessionData {
      typedUser: { id: number }
      typedCart: string[]
    }
  }
}

declare const session: Session

test('declared keys have their types', () => {
  expectTypeOf(session.get('typedUser')).resolves.toEqualTypeOf<{ id: number } | undefined>()
  expectTypeOf(session.get('typedCart')).resolves.toEqualTypeOf<string[] | undefined>()
  const set = () => {
    session.set('typedUser', { id: 1 })
    session.set('typedCart', ['tea'], { ttl: 60 })
    // @ts-expect-error the id is a number
    session.set('typedUser', { id: '1' })
    // @ts-expect-error a cart is a list
    session.set('typedCart', 'tea')
    // @ts-expect-error seconds are a number
    session.set('typedCart', [], { ttl: '60' })
  }
  expectTypeOf(set).toBeFunction()
})

test('any other key is allowed, and unknown unless a type is given', () => {
  expectTypeOf(session.get('other')).resolves.toEqualTypeOf<unknown>()
  expectTypeOf(session.get<number>('other')).resolves.toEqualTypeOf<number | undefined>()
  const set = () => {
    session.set('other', new Map())
    session.set<number>('other', 1)
    // @ts-expect-error that is no number
    session.set<number>('other', 'one')
  }
  expectTypeOf(set).toBeFunction()
})

test('the context has a session, or none', () => {
  expectTypeOf<APIContext['session']>().toEqualTypeOf<Session | undefined>()
  // @ts-expect-error a session is not assigned
  const assign = (context: APIContext) => (context.session = undefined)
  expectTypeOf(assign).toBeFunction()
})

test('a driver is three functions', () => {
  expectTypeOf({
    get: async (_id: string) => undefined,
    set: async (_id: string, _value: string) => {},
    delete: async (_id: string) => {},
  }).toExtend<SessionDriver>()
})
