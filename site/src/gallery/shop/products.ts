import { collection } from 'stowaway/data'

export type Product = { id: number; name: string; category: string; price: number; stock: number; photo: number }

export const categories = ['navigation', 'light', 'clothing', 'deck'] as const
const things = ['compass', 'lantern', 'raincoat', 'rope', 'sextant', 'candle', 'jersey', 'hammock', 'spyglass', 'lamp']
const harbours = ['Bruges', 'Porto', 'Bergen', 'Genoa', 'Whitby', 'Cadiz']

export const products = collection<Product>('gallery-shop', {
  indexes: ['category'],
  seed: ({ random }) =>
    Array.from({ length: 60 }, (_, index) => ({
      name: `${harbours[Math.floor(index / 10)]} ${things[index % 10]}`,
      category: categories[(index % 10) % 4] ?? 'deck',
      price: 5 + Math.floor(random() * 195),
      stock: 1 + Math.floor(random() * 19),
      photo: 0,
    })),
})
