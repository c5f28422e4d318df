import { boat } from '../boat.ts'

export const prerender = true

export async function get() {
  return { body: boat, encoding: 'base64' }
}
