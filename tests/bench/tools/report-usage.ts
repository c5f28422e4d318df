import { writeSync } from 'node:fs'
import type { Usage } from './usage.ts'

// Preloaded into a process that is measured: the parent cannot ask Node for a child's time and memory.
process.once('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
  const usage: Usage = { cpu: (userCPUTime + systemCPUTime) / 1000, megabytes: maxRSS / 1024 }
  writeSync(3, JSON.stringify(usage))
})
