import { note } from '../../notes.ts'

export const GET = () => {
  note('ran-once', 'ran')
  throw new Error('secret message')
}
