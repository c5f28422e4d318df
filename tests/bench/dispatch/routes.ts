/** Names of endpoints `/api/NAME/[id]`: `items`, which is asked, with the others before and after it. */
export const routeNames = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => {
    const middle = count >> 1
    return index === middle ? 'items' : `${index < middle ? 'a' : 'z'}${String(index).padStart(4, '0')}`
  })
