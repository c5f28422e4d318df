interface Group<Item> {
  readonly prefix: number
  readonly suffix: number
  readonly buckets: Map<string, Item[]>
}

/**
 * Finds items by the literal text with which a string must start and end. The cost of a look-up grows with the number
 * of different lengths of these texts, not with the number of items.
 */
export class AffixIndex<Item> {
  readonly #groups: Group<Item>[] = []

  /** The list of items for two texts. Items can be added to it. */
  bucket(prefix: string, suffix: string): Item[] {
    let group = this.#groups.find((known) => known.prefix === prefix.length && known.suffix === suffix.length)
    if (group === undefined) {
      group = { prefix: prefix.length, suffix: suffix.length, buckets: new Map() }
      this.#groups.push(group)
    }
    // All texts of a group have the same two lengths, so the joined text is unambiguous.
    const known = group.buckets.get(prefix + suffix)
    if (known !== undefined) return known
    const bucket: Item[] = []
    group.buckets.set(prefix + suffix, bucket)
    return bucket
  }

  /** Items whose texts are at the start and the end of `text` from `start` to `end`, without overlapping. */
  find(text: string, start: number, end: number): readonly Item[] {
    let found: readonly Item[] | undefined
    for (const { prefix, suffix, buckets } of this.#groups) {
      if (prefix + suffix > end - start) continue
      const bucket = buckets.get(text.slice(start, start + prefix) + text.slice(end - suffix, end))
      if (bucket !== undefined) found = found === undefined ? bucket : [...found, ...bucket]
    }
    return found ?? []
  }
}
