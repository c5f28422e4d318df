import { join } from 'node:path'
import type { HostProject } from '../hosts/host.ts'
import type { ProjectName } from './contract.ts'

/** How a project of the table is configured. */
export interface ContractProject extends HostProject {
  readonly name: ProjectName
}

const folderOf = (name: ProjectName) => join(import.meta.dirname, name)

export const projects: readonly ContractProject[] = [
  {
    name: 'project',
    folder: folderOf('project'),
    base: '/',
    stowaway: {
      serverTiming: true,
      redirects: {
        '/moved': '/methods/get-only',
        '/moved-for-now': { status: 302, destination: '/methods/get-only' },
        '/moved/[id]': '/params/[id]',
        '/moved-away': 'https://far.example/there',
      },
    },
  },
  {
    name: 'based',
    folder: folderOf('based'),
    base: '/shop/',
    stowaway: { trailingSlash: 'never', unsupportedMethod: 405 },
  },
  {
    name: 'letters',
    folder: folderOf('letters'),
    base: '/',
    stowaway: {
      trailingSlash: 'always',
      unsupportedMethod: 405,
      i18n: { defaultLocale: 'it', locales: ['it', 'sv', 'nl', { path: 'nordic', codes: ['sv-SE', 'nb'] }] },
    },
  },
]
