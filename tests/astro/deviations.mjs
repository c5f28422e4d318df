/**
 * Where we answer differently on purpose: the file, why, and what we write.
 *
 * @type {readonly { readonly file: string; readonly reason: string; readonly ours: string }[]}
 */
export const deviations = [
  {
    file: 'legacy/lookup.json',
    reason: 'Entries of folders without a loader are also found as Astro 2 to 4 found them, and have a slug.',
    ours: '{"ben":{"name":"Ben"},"author":{"name":"Ben"},"two":{"title":"Two"},"slugs":["one","the-second"]}',
  },
]
