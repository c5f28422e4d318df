import { offerSources } from './shared/show-sources.tsx'

offerSources()
