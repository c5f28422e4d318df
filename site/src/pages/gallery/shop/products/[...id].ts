import { crud } from 'stowaway/data'
import { products } from '../../../../gallery/shop/products.ts'

export const { GET, PATCH } = crud(products)
