// Measures one subject in a separate process: `worker.js SUBJECT ROUTES PLACES`. Prints nanoseconds of CPU a request.
import { cpuTime } from '../tools/cpu-time.ts'
import { least } from '../tools/median.ts'
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
/** Milliseconds of CPU: beside other processes, a budget of wall time would end before the code is compiled. */
const budget = 80

/** Nanoseconds of CPU a request. */
async function measure(milliseconds: number): Promise<number> {
  if (respond === undefined) return Number.NaN
  let calls = 0
  const start = cpuTime()
  let used = 0
  do {
    for (const url of urls) {
      const { status } = await respond(new Request(url))
      if (status !== 200) throw new Error(`${name} answers ${status}.`)
    }
    calls += urls.length
    used = cpuTime() - start
  } while (used < milliseconds)
  return (used * 1e6) / calls
}

await measure(3 * budget)
const samples: number[] = []
for (let sample = 0; sample < 5; sample += 1) samples.push(await measure(budget))
console.log(JSON.stringify(least(samples)))
process.exit(0)
