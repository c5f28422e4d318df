import { createRandom, type Random } from '../../data/collections/random.ts'

/** Where a row of random choices stands. */
export interface ChoicesState {
  readonly seed?: string
  readonly drawn?: number
}

/** Random choices that are the same after the same seed, and go on after the worker was stopped. */
export class SeededChoices {
  #seed = 'control'
  #drawn = 0
  #random: Random = createRandom(this.#seed)

  /** A number from 0 to below 1. */
  readonly next = (): number => {
    this.#drawn += 1
    return this.#random()
  }

  get state(): ChoicesState & { readonly drawn: number } {
    return { seed: this.#seed, drawn: this.#drawn }
  }

  restart({ seed = 'control', drawn = 0 }: ChoicesState = {}): void {
    this.#seed = seed
    this.#drawn = 0
    this.#random = createRandom(seed)
    while (this.#drawn < drawn) this.next()
  }
}
