/** Names a cell in addresses and in CSS properties. */
export function keyOf(initiator: string, state: string): string {
  return `${state} ${initiator}`.replaceAll(/[^\w]+/g, '-')
}
