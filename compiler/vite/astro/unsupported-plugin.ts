import type { Plugin } from 'vite'
import { astroError } from '../../../sw/core/errors/astro-errors.ts'
import { textPlace } from '../../node/error-place.ts'
import { isOwnEnvironment } from '../environments.ts'
import type { Project } from '../project.ts'
import { isScan } from './is-scan.ts'

const serverRemedy =
  'Write it as an endpoint: its handler gets the request, and stowaway/storage keeps data. Or leave the file to Astro.'

/** What to do in place of a module, by its name or the start of it. */
const remedies: readonly (readonly [start: string, remedy: string])[] = [
  ['astro:actions', serverRemedy],
  ['astro:db', 'Keep the data in stowaway/storage, or call a database from the endpoint (--target node).'],
  ['astro:transitions', 'It is for pages. Import it where Astro builds the page, not in an endpoint.'],
  ['astro:i18n', 'Use context.currentLocale and preferredLocale; write addresses by hand.'],
  ['astro:', 'Move what the endpoint needs from it into a module of your own, or leave the file to Astro.'],
  ['astro/', 'Install "astro" if the endpoint runs in Node, or move what it needs into a module of your own.'],
  [
    'virtual:',
    'It comes from an integration of Astro. Add a Vite plugin that provides it, or use a module of your own.',
  ],
]

/** Names the way out for modules that only Astro, or one of its integrations, can provide. */
export function unsupportedPlugin(getProject: () => Project): Plugin {
  return {
    name: 'stowaway:unsupported',
    applyToEnvironment: ({ name }) => isOwnEnvironment(name),
    resolveId: {
      // After every other plugin: some of these names belong to plugins of the project.
      order: 'post',
      filter: { id: /^(?:astro:|astro\/|virtual:)/ },
      handler(id, importer, options) {
        const remedy = remedies.find(([start]) => id.startsWith(start))?.[1]
        if (remedy === undefined || importer === undefined || isScan(options)) return null
        const place = textPlace(importer, id, getProject().root)
        throw astroError('AstroModuleNotSupported', { module: id, file: place.file, remedy }, place)
      },
    },
  }
}
