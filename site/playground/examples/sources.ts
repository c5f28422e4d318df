/** The files of all examples: `./hello/src/pages/hello.json.ts` → text. */
export const sources: Readonly<Record<string, string>> = import.meta.glob(
  ['./*/**/*.{ts,html,css,json}', '!./*/node_modules/**'],
  { query: '?raw', import: 'default', eager: true },
)
