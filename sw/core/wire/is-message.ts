import { fits, type Shape } from './fits.ts'
import type { MessageName } from './message-name.ts'

/** Whether what came is the message of this name, and has the shape of one. */
export function isMessage<Content>(
  data: unknown,
  name: MessageName<Content, unknown>,
  shape: Shape<Content>,
): data is Content {
  return (data as { readonly type?: unknown } | null | undefined)?.type === name && fits(data, shape)
}
