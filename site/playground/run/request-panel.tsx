import { RequestForm } from './request/request-form.tsx'
import { ResponseView } from './response/response-view.tsx'

export function RequestPanel() {
  return (
    <div class="run-request">
      <RequestForm />
      <ResponseView />
    </div>
  )
}
