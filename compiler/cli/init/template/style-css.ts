/** The example's style: light and dark by the reader's setting. */
export const styleCss = `:root {
  color-scheme: light dark;
  --ink: light-dark(#1d2430, #e6e9ef);
  --soft: light-dark(#5b6675, #9aa5b5);
  --paper: light-dark(#fbfaf7, #14181f);
  --card: light-dark(#ffffff, #1c222c);
  --line: light-dark(#e3e0d8, #2c3440);
  --accent: light-dark(#0b6e63, #4fd1bd);
  --bad: light-dark(#b3261e, #ff8a80);
}

body {
  margin: 0;
  background: var(--paper);
  color: var(--ink);
  font: 1rem / 1.6 system-ui, sans-serif;
}

main {
  max-width: 40rem;
  margin: 0 auto;
  padding: clamp(2rem, 8vh, 6rem) 1.25rem;
}

h1 {
  margin: 0 0 0.5rem;
  font-size: clamp(1.8rem, 5vw, 2.6rem);
  letter-spacing: -0.02em;
  line-height: 1.15;
}

code,
pre {
  font: 0.9em / 1.5 ui-monospace, "SF Mono", Menlo, Consolas, monospace;
}

.buttons {
  display: flex;
  flex-wrap: wrap;
  gap: 0.6rem;
  margin: 1.5rem 0;
}

button {
  padding: 0.55rem 1rem;
  border: 1px solid var(--line);
  border-radius: 0.6rem;
  background: var(--card);
  color: inherit;
  font: inherit;
  cursor: pointer;
}

button:hover,
button:focus-visible {
  border-color: var(--accent);
  color: var(--accent);
}

.answer {
  padding: 1rem 1.25rem;
  border: 1px solid var(--line);
  border-left: 4px solid var(--accent);
  border-radius: 0.6rem;
  background: var(--card);
}

.answer p {
  margin: 0;
}

.answer.failed {
  border-left-color: var(--bad);
}

.request {
  font-weight: 600;
}

.status {
  color: var(--accent);
}

.failed .status {
  color: var(--bad);
}

.from,
.next {
  color: var(--soft);
}

.body {
  margin: 0.75rem 0 0;
  overflow-x: auto;
  white-space: pre-wrap;
}

.body:empty {
  display: none;
}
`
