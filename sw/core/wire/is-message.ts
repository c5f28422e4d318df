import { fits, type Shape } from './fits.ts'
import type { MessageName } from './message-name.ts'

/** Whether the data is the message of this name, with its shape. */
export function isMessage<Content>(
  data: unknown,
  name: MessageName<Content, unknown>,
  shape: Shape<Content>,
): data is Content {
  return (data as { readonly type?: unknown } | null | undefined)?.type === name && fits(data, shape)
}
