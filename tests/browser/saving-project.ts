import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

/** A save: the file said this from `begin` on at the earliest, from `end` on surely. */
interface Save {
  readonly part: 'entry' | 'helper' | 'broken'
  readonly value: number
  readonly begin: number
  readonly end: number
}

/** What a request for `api/value` or `api/broken` got. */
export interface Answer {
  readonly path: string
  readonly begin: number
  readonly end: number
  readonly status: number
  readonly text: string
}

/** Clocks of a browser and of Node tick apart, and some browsers count in coarser steps. */
const clockError = 5

/** Milliseconds. A save that takes longer, on a busy machine, leaves its file empty or absent: then an error is true. */
const saveLimit = 150

const page = '<!doctype html>\n<meta charset="utf-8">\n<title>Saves</title>\n'
const entry = (value: number, name: number): string =>
  `import { name${name} as helper } from '../../helper.ts'\nexport const GET = () => new Response('${value} ' + helper)\n`
const helper = (value: number, ...names: readonly number[]): string =>
  `${names.map((name) => `export const name${name} = ${value}`).join('\n')}\n`
const fine = (value: number): string => `export const GET = () => new Response('${value}')\n`

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0
}

/** A project whose files are saved in all the ways that editors have, while it answers. */
export class SavingProject {
  readonly #root: string
  readonly #saves: Save[] = []
  #value = 0
  /** The name of the helper's export that the entry imports. */
  #name = 0

  constructor(root: string) {
    this.#root = root
    mkdirSync(join(root, 'src/pages/api'), { recursive: true })
    writeFileSync(join(root, 'index.html'), page)
    for (const part of ['entry', 'helper', 'broken'] as const) this.#save(part, () => this.#write(part))
  }

  get saves(): number {
    return this.#saves.length
  }

  /**
   * Saves until the promise is settled. The time between two saves depends on the answers so far: on a busy machine, a
   * module that takes longer to load than to be saved would never be loaded whole.
   */
  async saveUntil(asked: Promise<unknown>, answers: readonly Answer[]): Promise<void> {
    let isOver = false
    const over = (): void => {
      isOver = true
    }
    asked.then(over, over)
    for (let round = 0; !isOver; round += 1) {
      for (const step of this.#steps(round)) {
        if (isOver) return
        step()
        await delay(Math.max(40, 3 * median(answers.slice(-100).map(({ begin, end }) => end - begin))))
      }
    }
  }

  #steps(round: number): readonly (() => void)[] {
    const other = join(this.#root, `src/pages/other/file${round}.ts`)
    return [
      () => this.#save('entry', () => this.#write('entry')),
      () => this.#save('entry', () => this.#rename('entry')),
      () => this.#save('helper', () => this.#write('helper')),
      () => {
        this.#save('entry', () => this.#write('entry'))
        this.#save('entry', () => this.#write('entry'))
        this.#save('helper', () => this.#write('helper'))
      },
      // A name is changed in both files. Each state of them is correct.
      () => {
        const next = this.#name + 1
        this.#save('helper', (value) => this.#write('helper', helper(value, this.#name, next)))
        this.#name = next
        this.#save('entry', () => this.#write('entry'))
        this.#save('helper', () => this.#write('helper'))
      },
      () => this.#save('entry', () => this.#replace('entry')),
      () => this.#save('helper', () => this.#replace('helper')),
      () => this.#save('broken', () => this.#write('broken', 'export const GET = () => {\n  const a = ;\n}\n'), -1),
      () => this.#save('broken', () => this.#write('broken')),
      // The route table changes, and so the worker is replaced.
      () => round % 20 === 5 && this.#put(other, fine(round)),
      () => rmSync(other, { force: true }),
    ]
  }

  #save(part: Save['part'], write: (value: number) => void, sign = 1): void {
    this.#value += 1
    const begin = Date.now()
    write(this.#value)
    this.#saves.push({ part, value: sign * this.#value, begin, end: Date.now() })
  }

  #content(part: Save['part']): string {
    if (part === 'entry') return entry(this.#value, this.#name)
    return part === 'helper' ? helper(this.#value, this.#name) : fine(this.#value)
  }

  #file(part: Save['part']): string {
    const paths = { entry: 'pages/api/value.ts', helper: 'helper.ts', broken: 'pages/api/broken.ts' }
    return join(this.#root, 'src', paths[part])
  }

  /** In place: the file is empty for a moment. */
  #write(part: Save['part'], content = this.#content(part)): void {
    this.#put(this.#file(part), content)
  }

  #put(file: string, content: string): void {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, content)
  }

  /** A whole file replaces the last one. */
  #rename(part: Save['part']): void {
    const draft = join(this.#root, 'draft.txt')
    writeFileSync(draft, this.#content(part))
    renameSync(draft, this.#file(part))
  }

  /** The file is gone for a moment. */
  #replace(part: Save['part']): void {
    rmSync(this.#file(part))
    this.#write(part)
  }

  /** What is wrong with answers: errors of code that was never so, and code older than the last save. */
  wrong(answers: readonly Answer[]): readonly string[] {
    return answers.flatMap((answer) => {
      const parts = answer.path.endsWith('broken') ? (['broken'] as const) : (['entry', 'helper'] as const)
      if (answer.status !== 200 && parts.some((part) => this.#isSavedSlowly(part, answer))) return []
      const values = answer.status === 200 ? answer.text.split(' ').map(Number) : []
      return parts.flatMap((part, index) => {
        const possible = this.#possible(part, answer)
        const value = values[index]
        const isTrue =
          value === undefined ? answer.status === 500 && possible.some((each) => each < 0) : possible.includes(value)
        return isTrue ? [] : [`${answer.status} ${answer.text.slice(0, 200)}, not ${part} ${possible.join(' or ')}`]
      })
    })
  }

  #isSavedSlowly(part: Save['part'], answer: Answer): boolean {
    return this.#saves.some(
      (save) =>
        save.part === part &&
        save.end - save.begin > saveLimit &&
        save.begin <= answer.end + clockError &&
        save.end >= answer.begin - clockError,
    )
  }

  /** The values of a file while a request was answered. */
  #possible(part: Save['part'], { begin, end }: Answer): readonly number[] {
    const all = this.#saves.filter((save) => save.part === part)
    const first = all.findLastIndex((save) => save.end < begin - clockError)
    return all.filter((save, index) => index >= first && save.begin <= end + clockError).map(({ value }) => value)
  }
}
