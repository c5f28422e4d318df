import type { MarkdownRenderer } from './markdown-renderer.ts'

/** What the loading of content needs from its host. */
export interface ContentContext {
  /** Absolute paths. */
  readonly root: string
  readonly srcFolder: string
  /** What loaders get as `config`: Astro's names, folders as file URLs that end in a slash. */
  readonly config: Readonly<Record<string, unknown>>
  /** Zod's module `zod/v4` for `image()`; throws where the project has none. */
  zod(): Promise<{ string(): { transform(change: (value: string) => string): unknown } }>
  /** `undefined` where no renderer is installed. */
  renderer(): Promise<MarkdownRenderer | undefined>
  info(text: string): void
  warn(text: string): void
}
