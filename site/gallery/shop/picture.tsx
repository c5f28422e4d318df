import { endpoint } from 'stowaway/client'
import type { Product } from '../../src/gallery/shop/products.ts'

/** The picture that somebody has sent, or a drawing in the colour of the product. */
export function Picture({ product: { id, photo } }: { readonly product: Product }) {
  if (photo) {
    const source = endpoint.url('/gallery/shop/photos/[id]', { params: { id }, query: { v: String(photo) } })
    return <img class="product-picture" src={source} alt="" />
  }
  const hue = (id * 47) % 360
  return (
    <svg class="product-picture" viewBox="0 0 160 90" aria-hidden="true" style={{ '--hue': hue }}>
      <rect width="160" height="90" />
      <circle cx={40 + (id % 5) * 20} cy="34" r="14" />
      <path d="M0 62q20-12 40 0t40 0 40 0 40 0v28H0z" />
    </svg>
  )
}
