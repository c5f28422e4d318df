import type { ComponentChildren } from 'preact'

interface CodeBlockProps {
  readonly label: string
  readonly children: ComponentChildren
}

/** Text as it was sent. It scrolls, so keys reach it. */
export function CodeBlock({ label, children }: CodeBlockProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys
    <section class="run-code" aria-label={label} tabIndex={0}>
      <pre>{children}</pre>
    </section>
  )
}
