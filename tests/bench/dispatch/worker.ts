// Measures one subject in a process of its own: `worker.js SUBJECT ROUTES PLACES`. Prints nanoseconds of CPU a request.
import { median } from '../tools/median.ts'
import { routeNames } from './routes.ts'
import { bare, type Places, requestUrl, subjects } from './subjects.ts'

const [name = '', count = '', places = '{}'] = process.argv.slice(2)
const respond = await subjects[name]?.create(routeNames(Number(count)), JSON.parse(places) as Places)
if (respond === undefined) throw new Error(`There is no subject ${name}.`)

const first = await respond(new Request(requestUrl('k7')))
const text = await first.text()
if (first.status !== 200 || text !== (name === bare ? '{}' : '{"id":"k7"}')) {
  throw new Error(`${name} answers ${first.status} ${text}.`)
}

const urls = Array.from({ length: 256 }, (_, index) => requestUrl(`k${index}`))
const budget = 100

/** Nanoseconds of CPU a request. */
async function measure(milliseconds: number): Promise<number> {
  if (respond === undefined) return Number.NaN
  let calls = 0
  const start = performance.now()
  const before = process.cpuUsage()
  do {
    for (const url of urls) {
      const { status } = await respond(new Request(url))
      if (status !== 200) throw new Error(`${name} answers ${status}.`)
    }
    calls += urls.length
  } while (performance.now() - start < milliseconds)
  const { user, system } = process.cpuUsage(before)
  return ((user + system) * 1000) / calls
}

await measure(2 * budget)
const samples: number[] = []
for (let sample = 0; sample < 5; sample += 1) samples.push(await measure(budget))
console.log(JSON.stringify(median(samples)))
process.exit(0)
