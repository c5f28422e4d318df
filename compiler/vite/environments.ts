/** Vite environments that run endpoints: in the browser's worker, in Node for the compiler, in a Node server. */
export const environmentNames = {
  worker: 'stowaway_worker',
  server: 'stowaway_server',
  node: 'stowaway_node',
} as const

type EnvironmentName = (typeof environmentNames)[keyof typeof environmentNames]

export function isOwnEnvironment(name: string): name is EnvironmentName {
  return name === environmentNames.worker || name === environmentNames.server || name === environmentNames.node
}
