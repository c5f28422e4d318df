import type { Step } from '../../prerender/run-step.ts'

const slotCount = 64
const slotBytes = 1024
/** Integers at the start of a slot: when the step started, as a number that only grows (0: none runs), and its length. */
const headBytes = 8

/**
 * Which code of the project runs in the thread, in memory that both threads see: a thread that is blocked can send no
 * message, and a message for each step costs more than most steps.
 */
export class StepSlots {
  readonly memory: SharedArrayBuffer
  readonly #heads: Int32Array
  readonly #bytes: Uint8Array
  readonly #slots = new Map<Step, number>()
  readonly #free = Array.from({ length: slotCount }, (_, slot) => slot).reverse()
  #started = 0

  /** @param memory of the other thread's slots; default: new ones */
  constructor(memory = new SharedArrayBuffer(slotCount * slotBytes)) {
    this.memory = memory
    this.#heads = new Int32Array(memory)
    this.#bytes = new Uint8Array(memory)
  }

  /** Of more steps than there are slots, the others are not seen. */
  start(step: Step): void {
    const slot = this.#free.pop()
    if (slot === undefined) return
    this.#slots.set(step, slot)
    const start = slot * slotBytes + headBytes
    const text = this.#bytes.subarray(start, (slot + 1) * slotBytes)
    // A longer text is cut.
    const { written } = encoder.encodeInto(`${step.file}\n${step.doing}`, text)
    Atomics.store(this.#heads, headOf(slot) + 1, written)
    Atomics.store(this.#heads, headOf(slot), ++this.#started)
  }

  end(step: Step): void {
    const slot = this.#slots.get(step)
    if (slot === undefined) return
    this.#slots.delete(step)
    this.#free.push(slot)
    Atomics.store(this.#heads, headOf(slot), 0)
  }

  /** In the order in which they started. */
  running(): readonly Step[] {
    return Array.from({ length: slotCount }, (_, slot) => slot)
      .map((slot) => ({ slot, order: Atomics.load(this.#heads, headOf(slot)) }))
      .filter(({ order }) => order > 0)
      .sort((one, other) => one.order - other.order)
      .map(({ slot }) => this.#read(slot))
  }

  #read(slot: number): Step {
    const start = slot * slotBytes + headBytes
    const length = Atomics.load(this.#heads, headOf(slot) + 1)
    // A decoder refuses memory that is shared.
    const [file = '', doing = ''] = new TextDecoder().decode(this.#bytes.slice(start, start + length)).split('\n')
    return { file, doing }
  }
}

const encoder = new TextEncoder()

const headOf = (slot: number): number => (slot * slotBytes) / Int32Array.BYTES_PER_ELEMENT
