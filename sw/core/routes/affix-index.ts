interface Group<Item> {
  readonly prefix: number
  readonly suffix: number
  readonly buckets: Map<string, Item[]>
}

/**
 * Items by the literal text that a string must start and end with. A look-up costs as much as there are different
 * lengths of such texts, however many items there are.
 */
export class AffixIndex<Item> {
  readonly #groups: Group<Item>[] = []

  /** The list of items under two texts, to look into and to add to. */
  bucket(prefix: string, suffix: string): Item[] {
    let group = this.#groups.find((known) => known.prefix === prefix.length && known.suffix === suffix.length)
    if (group === undefined) {
      group = { prefix: prefix.length, suffix: suffix.length, buckets: new Map() }
      this.#groups.push(group)
    }
    // Both lengths are the group's, so the joined text is unambiguous.
    const known = group.buckets.get(prefix + suffix)
    if (known !== undefined) return known
    const bucket: Item[] = []
    group.buckets.set(prefix + suffix, bucket)
    return bucket
  }

  /** Items whose two texts enclose `text` from `start` to `end`, without overlapping. */
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
