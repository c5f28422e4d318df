import type { Draft } from '../run/request/draft.ts'
import type { Content } from '../state/project-files.ts'

/** What a link carries. */
export interface SharedProject {
  readonly name: string
  readonly files: ReadonlyMap<string, Content>
  /** The file that shows first. */
  readonly open?: string
  /** What the request panel shows first. */
  readonly request?: Draft
}
