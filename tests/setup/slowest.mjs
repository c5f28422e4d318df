/** The slowest of these tests, one on each line. */
export function slowest(times, count) {
  const lines = times
    .filter(({ milliseconds }) => milliseconds > 0)
    .sort((a, b) => b.milliseconds - a.milliseconds)
    .slice(0, count)
    .map(({ name, milliseconds }) => `${(milliseconds / 1000).toFixed(1).padStart(7)} s  ${name}`)
  return ['The slowest tests:', ...lines].join('\n')
}
