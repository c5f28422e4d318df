import { boat } from '../boat.ts'

// On request this time: the worker turns the text into bytes.
export async function get() {
  return { body: atob(boat), encoding: 'binary' }
}
