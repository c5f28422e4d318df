/** A UTF-16 unit, with surrogates moved after all others: then units have the order of their code points. */
const weight = (unit: number): number => {
  if (unit < 0xd800) return unit
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800
}

/** Orders strings by code point. `<` compares UTF-16 units, which puts U+FF21 after U+1F680. */
export const compareCodePoints = (a: string, b: string): number => {
  const common = Math.min(a.length, b.length)
  for (let index = 0; index < common; index++) {
    const difference = weight(a.charCodeAt(index)) - weight(b.charCodeAt(index))
    if (difference !== 0) return difference
  }
  return a.length - b.length
}
