import { readFile } from 'node:fs/promises'
import { relative } from 'node:path'
import type { Plugin } from 'vite'
import { readFrontMatter } from '../../astro/content/front-matter.ts'
import { parsed } from '../../astro/loaders/parsed.ts'
import { markdownModule, markdownUrl } from '../../astro/markdown/markdown-module.ts'
import { environmentNames, isOwnEnvironment } from '../environments.ts'
import { sourceModule } from '../package-files.ts'
import type { Project } from '../project.ts'
import { createRendererLoader } from './load-renderer.ts'

/** Markdown files that endpoints import, alone or with `import.meta.glob`: their front matter, text and HTML. */
export function markdownPlugin(getProject: () => Project): Plugin {
  const loadRenderer = createRendererLoader()
  return {
    name: 'stowaway:markdown',
    enforce: 'pre',
    sharedDuringBuild: true,
    applyToEnvironment: ({ name }) => isOwnEnvironment(name),
    load: {
      // With a query (?raw, ?url) a file is what Vite makes of it.
      filter: { id: /^[^\0?]+\.(?:md|markdown|mdown|mkdn|mkd|mdwn)$/ },
      async handler(file) {
        const { root, base, options } = getProject()
        const source = await readFile(file, 'utf8')
        await parsed(() => readFrontMatter(source), file, root)
        const isPublic = this.environment.name === environmentNames.worker
        return markdownModule(source, file, {
          shownFile: isPublic ? `/${relative(root, file).replaceAll('\\', '/')}` : file,
          runtime: sourceModule('sw/astro/markdown'),
          url: markdownUrl(file, { site: options.site, base, trailingSlash: options.trailingSlash }),
          renderer: await loadRenderer(root),
        })
      },
    },
  }
}
