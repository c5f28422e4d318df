import { RequestForm } from './request-form.tsx'
import { ResponseView } from './response-view.tsx'

export function RequestPanel() {
  return (
    <div class="run-request">
      <RequestForm />
      <ResponseView />
    </div>
  )
}
