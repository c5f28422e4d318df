/** A frame that shows a page of the project. */
export interface PageFrame {
  /** @param path below the project's root: `/about.html` */
  open(path: string): Promise<void>
  remove(): void
}
