import type { Section } from './example.ts'

const json = { 'content-type': 'application/json' }

/** The document's uses of endpoints, and one that needs a real server. */
export const moreSection: Section = {
  title: 'A full API for your site',
  examples: [
    {
      id: 'image',
      title: 'Generate images',
      text: 'Drawn in the worker for any name, and packed as a PNG.',
      files: ['pages/avatar/[name].png.ts', 'draw-avatar.ts', 'encode-png.ts'],
      field: { label: 'Name', value: 'ada' },
      actions: (name) => [{ method: 'GET', path: `avatar/${encodeURIComponent(name || 'nobody')}.png` }],
    },
    {
      id: 'notes',
      title: 'Keep data',
      text: 'Handlers can use browser APIs. These notes are in IndexedDB and survive a reload.',
      files: ['pages/api/notes.json.ts'],
      field: { label: 'Note', value: 'Feed the ship’s cat' },
      actions: (text) => [
        { method: 'GET', path: 'api/notes.json' },
        { method: 'POST', path: 'api/notes.json', headers: json, body: JSON.stringify({ text }) },
        { method: 'DELETE', path: 'api/notes.json' },
      ],
    },
    {
      id: 'captcha',
      title: 'Verifying a captcha',
      text: 'The secret must not reach the browser, so this endpoint runs on a Node server. A build for the worker refuses it and says why.',
      files: ['../captcha/src/pages/recaptcha.ts', '../captcha/src/on-submit.ts'],
      actions: () => [],
      commands: `# On a server
export RECAPTCHA_SECRET_KEY=…
stowaway build --root site/captcha --target node
node site/captcha/dist/server/entry.mjs

# In the browser
stowaway build --root site/captcha
error PrivateVariableInWorker: src/pages/recaptcha.ts reads import.meta.env.RECAPTCHA_SECRET_KEY and runs in the browser, where everything in the worker script is public.`,
    },
  ],
}
