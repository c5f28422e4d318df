export interface DocsSection {
  readonly title: string
  /** Names of the pages, in reading order: `docs/<name>.md`. */
  readonly pages: readonly string[]
}

/** The pages in the sidebar. The API and the package's own pages are added. */
export const docsSections: readonly DocsSection[] = [
  { title: 'Start', pages: ['index', 'endpoints', 'routes', 'prerender'] },
  {
    title: 'In an endpoint',
    pages: [
      'middleware',
      'cookies-and-sessions',
      'storage',
      'data',
      'crud',
      'streams',
      'websockets',
      'graphql',
      'origins',
    ],
  },
  { title: 'The site', pages: ['offline', 'updates', 'deploy', 'control'] },
  { title: 'Tests', pages: ['testing', 'playwright', 'storybook'] },
  { title: 'Code in the page', pages: ['playground', 'compiler'] },
  { title: 'Coming from', pages: ['coming-from', 'migrate-from-astro'] },
  {
    title: 'Reference',
    pages: [
      'commands',
      'options',
      'errors',
      'how-fast',
      'limits',
      'browsers',
      'without-a-service-worker',
      'comparison',
    ],
  },
]
