import type { APIContext } from 'stowaway'
import { storage } from 'stowaway/storage'
import { problem, spoiled } from '../problem.ts'
import { readText } from '../read-text.ts'
import type { PasswordHash } from './password.ts'

export interface Account {
  readonly name: string
  readonly password: PasswordHash
}

declare global {
  namespace App {
    interface SessionData {
      /** Key of the account that is logged in. */
      todoUser: string
    }
  }
}

const app = storage.namespace('gallery').namespace('todo')
const accounts = app.namespace<Account>('accounts')

/** Names that differ only in case or in the encoding of accents are equal. */
const keyOf = (name: string): string => name.normalize('NFKC').toLowerCase()

/** Name and password of the input, within limits. */
export function readCredentials(input: Readonly<Record<string, unknown>>): { name: string; password: string } {
  return {
    name: readText(input, 'name', { label: 'The name', min: 2, max: 40 }),
    password: readText(input, 'password', { label: 'The password', min: 8, max: 200 }),
  }
}

export async function findAccount(name: string): Promise<Account | undefined> {
  const account = await accounts.get(keyOf(name))
  if (account !== undefined && !(account?.password?.hash instanceof Uint8Array)) throw spoiled('The account')
  return account
}

/** Throws a 409 if the name is taken. Of two concurrent calls, one wins. */
export async function addAccount(account: Account): Promise<void> {
  await accounts.update(keyOf(account.name), (taken) => {
    if (taken !== undefined) throw problem(409, `“${account.name}” is taken. Choose another name.`, { field: 'name' })
    return account
  })
}

export async function removeAccount(user: string): Promise<void> {
  await accounts.delete(user)
}

/** Under a new session id, so that somebody who knows the old one is not logged in too. */
export async function logIn({ session }: APIContext, name: string): Promise<void> {
  await session?.regenerate()
  session?.set('todoUser', keyOf(name))
}

/** Key and name of the logged-in account, if there is one. */
export async function currentUser({ session }: APIContext): Promise<{ user: string; name: string } | undefined> {
  const user = await session?.get('todoUser')
  const account = user === undefined ? undefined : await findAccount(user)
  return user !== undefined && account ? { user, name: account.name } : undefined
}

/** Key of the logged-in account. Throws a 401 if there is none. */
export async function requireUser(context: APIContext): Promise<string> {
  const found = await currentUser(context)
  if (found === undefined) throw problem(401, 'You are not logged in.')
  return found.user
}

/** Forgets every account and every todo. */
export const resetTodos = (): Promise<void> => app.clear()
