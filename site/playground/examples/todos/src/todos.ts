import { storage } from 'stowaway/storage'

export interface Todo {
  readonly title: string
  readonly done: boolean
}

// Kept when the worker stops, and when the page is closed.
// (While the code runs in the sandbox, it is kept until Stop.)
export const todos = storage.namespace<Todo>('todos')
