import { loadEnv, type ResolvedConfig } from 'vite'

/**
 * What the `.env` files of a project say, by Vite's own rules, without what the process was started with: that wins.
 * Nothing is written to `process.env`, where it would win over the files of a later build or restart.
 */
export function fileVariables({ mode, envDir }: Pick<ResolvedConfig, 'mode' | 'envDir'>): Record<string, string> {
  if (envDir === false) return {}
  const variables = Object.entries(loadEnv(mode, envDir, ''))
  return Object.fromEntries(variables.filter(([name]) => process.env[name] === undefined))
}
