import type { ControlledRoute } from '../protocol/command.ts'

/** Error pages have no address of their own. */
export const isEndpointRoute = ({ id }: ControlledRoute): boolean => !/^\/(?:404|500)$/.test(id)
