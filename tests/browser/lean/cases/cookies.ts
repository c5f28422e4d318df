import type { LeanCase } from '../lean-case.ts'

const setting: readonly string[] = [
  "() => new Response('set', { headers: new Headers({ ['set-' + 'coo' + 'kie']: 'who=Ann' }) })",
  "() => new Response('set', { headers: [[['set', 'coo'].join('-') + 'kie', 'who=Ann']] })",
  "() => Response.json('set', { headers: Object.fromEntries([[name, 'who=Ann']]) })",
  "() => { const made = new Response('set'); made.headers.append(name, 'who=Ann'); return made }",
  "() => { const made = new Response('set'); made.headers.append(name, 'who=Ann'); return new Response(made.body, made) }",
  "() => { const made = new Response('set'); made['head' + 'ers'].append(name, 'who=Ann'); return made }",
  "() => { const { ['head' + 'ers']: all, ...rest } = { headers: {} }; all[name] = 'who=Ann'; return new Response('set', { headers: all }) }",
]

const reading: readonly string[] = [
  "request.headers.get('Coo' + 'kie')",
  "[...request.headers].find(([key]) => key === 'coo' + 'kie')[1]",
  "new Headers(request.headers).get('coo' + 'kie')",
  "Object.fromEntries(request.headers)['coo' + 'kie']",
  "Reflect.get(request, 'headers').get('coo' + 'kie')",
  "new Request(request).headers.get('coo' + 'kie') ?? request.headers.get('coo' + 'kie')",
  "request['head' + 'ers'].get('coo' + 'kie')",
]

/** `Cookie` and `Set-Cookie` as headers, whose names are nowhere in the source. */
export const cookieCases: readonly LeanCase[] = setting.map((set, index) => ({
  name: `headers of cookies, way ${index + 1}`,
  files: {
    'pages/set.ts': `// @ts-nocheck\nconst name = ['set', 'coo'].join('-') + 'kie'; export const GET = ${set}`,
    'pages/read.ts': `// @ts-nocheck\nexport const GET = ({ request }) => new Response(${reading[index]})`,
  },
  asks: [
    { path: 'set', says: /set/ },
    { path: 'read', says: /(?:^|; )who=Ann(?:;|$)/ },
  ],
  inNode: index === 3,
  ...(index === 3 && { onPush: 'all' as const }),
}))
