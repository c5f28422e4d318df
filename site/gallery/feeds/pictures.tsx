import { useSignal } from '@preact/signals'
import { endpoint } from 'stowaway/client'
import { builtEntries } from '../../src/gallery/feeds/entry.ts'

/** Three pictures: the build drew one, endpoints draw two from typed text. */
export function Pictures() {
  const slug = useSignal(builtEntries[4]?.slug ?? '')
  const title = useSignal('Land ho')
  const name = useSignal('ada')
  const trimmed = title.value.trim().slice(0, 120) || 'Untitled'
  return (
    <section class="pictures" aria-label="Pictures">
      <figure class="panel">
        <Made by="build" />
        <img
          width={1200}
          height={630}
          src={endpoint.url('/gallery/feeds/card/[slug].svg', { params: { slug: slug.value } })}
          alt={`Social card of ${slug.value}`}
        />
        <figcaption>
          <label for="card-slug">Card of an entry</label>
          <select
            id="card-slug"
            value={slug.value}
            onChange={(event) => {
              slug.value = event.currentTarget.value
            }}
          >
            {builtEntries.map((entry) => (
              <option key={entry.slug} value={entry.slug}>
                {entry.title}
              </option>
            ))}
          </select>
        </figcaption>
      </figure>
      <figure class="panel">
        <Made by="request" />
        <img
          width={1200}
          height={630}
          src={endpoint.url('/gallery/feeds/live/card.svg', { query: { title: trimmed } })}
          alt={`Social card: ${trimmed}`}
        />
        <figcaption>
          <label for="card-title">Card of any title</label>
          <input
            id="card-title"
            autocomplete="off"
            value={title.value}
            onInput={(event) => {
              title.value = event.currentTarget.value
            }}
          />
        </figcaption>
      </figure>
      <figure class="panel">
        <Made by="request" />
        <img
          class="identicon"
          width={126}
          height={126}
          src={endpoint.url('/gallery/feeds/identicon/[name].png', { params: { name: name.value || 'nobody' } })}
          alt={`Identicon of ${name.value || 'nobody'}`}
        />
        <figcaption>
          <label for="icon-name">Identicon of a name</label>
          <input
            id="icon-name"
            autocomplete="off"
            maxLength={100}
            value={name.value}
            onInput={(event) => {
              name.value = event.currentTarget.value
            }}
          />
        </figcaption>
      </figure>
    </section>
  )
}

export function Made({ by }: { readonly by: 'build' | 'request' }) {
  return <span class={`made made-${by}`}>{by === 'build' ? 'Prerendered' : 'On request'}</span>
}
