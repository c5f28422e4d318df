/** The mock product database. */
const products = new Map([
  ['helmet', { id: 'helmet', name: 'Diving helmet', price: 240 }],
  ['lantern', { id: 'lantern', name: 'Storm lantern', price: 35 }],
])

export async function getProduct(id: string) {
  return products.get(id)
}
