import { render } from 'preact'
import { Notices } from '../shared/notices.tsx'
import { one } from '../shared/one.ts'
import { offerSources } from '../shared/show-sources.tsx'
import { ProductGrid } from './product-grid.tsx'
import { Side } from './side.tsx'
import { start } from './state.ts'
import { Toolbar } from './toolbar.tsx'

const place = one('#app')
place.replaceChildren()
render(
  <>
    <Toolbar />
    <div class="app-columns">
      <ProductGrid />
      <Side />
    </div>
    <Notices />
  </>,
  place,
)
offerSources()
await start()
