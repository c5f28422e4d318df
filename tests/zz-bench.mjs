import { chromium, firefox } from 'playwright'
const files = []
for (let i = 0; i < 9; i++) files.push([`src/lib/table-${i}.ts`, `export const table${i} = new Map<number, string>([\n${Array.from({ length: 40 }, (_, l) => `  [${l}, 'value ${l} of ${i}'],`).join('\n')}\n])`])
for (let i = 0; i < 10; i++) files.push([`src/pages/api/item-${i}/[id].json.ts`, `import { json } from 'stowaway'\nimport { table${i % 9} } from '../../../lib/table-${i % 9}'\nimport names from '../../../names.json'\nexport const GET = ({ params }) => { for (const x of names) if (x === params.id) return json({}); return json({ found: table${i % 9}.get(Number(params.id)), names }) }\n`])
files.push(['src/names.json', JSON.stringify(Array.from({ length: 50 }, (_, i) => `name ${i}`))])
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-quic'] })
const page = await b.newPage()
await page.goto('http://localhost:4777/')
await page.waitForFunction('self.bench')
console.log(JSON.stringify(await page.evaluate(`bench(${JSON.stringify(files)}, 40, false)`)))
console.log(JSON.stringify(await page.evaluate(`bench(${JSON.stringify(files)}, 20, true)`)))
await b.close(); process.exit(0)
