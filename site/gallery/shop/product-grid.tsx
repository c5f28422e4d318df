import type { Product } from '../../src/gallery/shop/products.ts'
import { Pages } from '../shared/pages.tsx'
import { Picture } from './picture.tsx'
import { query, search } from './query.ts'
import { buy, captain, list, pending, upload } from './state.ts'

export function ProductGrid() {
  if (list.value === undefined) return <p class="panel muted app-start">Opening the shop…</p>
  const { data, items, pages } = list.value
  return (
    <section class="goods" aria-labelledby="found" aria-busy={pending.value === 'products'}>
      <h2 id="found">
        <span role="status">{items === 1 ? '1 thing' : `${items} things`}</span>
      </h2>
      {items === 0 ? (
        <p class="empty">
          Nothing matches.{' '}
          <button type="button" class="quiet" onClick={() => search({ q: '', category: '' })}>
            Show everything
          </button>
        </p>
      ) : (
        <ul>
          {data.map((product) => (
            <li key={product.id} class="panel product">
              <Card product={product} />
            </li>
          ))}
        </ul>
      )}
      <Pages page={Math.min(query.value.page, pages)} pages={pages} go={(page) => search({ page })} />
    </section>
  )
}

function Card({ product }: { readonly product: Product }) {
  const { name, category, price, stock } = product
  return (
    <>
      <Picture product={product} />
      <h3>{name}</h3>
      <p class="product-facts">
        <span>{category}</span>
        <span>{stock === 0 ? 'sold out' : `${stock} left`}</span>
      </p>
      <p class="product-price">{`€ ${price}`}</p>
      {captain.value !== undefined && (
        <p class="product-actions">
          <button
            type="button"
            aria-label={`Buy: ${name}`}
            disabled={stock === 0 || pending.value === name}
            onClick={() => void buy(product)}
          >
            Buy
          </button>
          <label class="button quiet file">
            Picture
            <input
              class="visually-hidden"
              type="file"
              accept="image/*"
              aria-label={`Picture of: ${name}`}
              onChange={(event) => {
                const [file] = event.currentTarget.files ?? []
                event.currentTarget.value = ''
                if (file) void upload(product, file)
              }}
            />
          </label>
        </p>
      )}
    </>
  )
}
