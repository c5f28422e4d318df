export async function onSubmit(token: string): Promise<boolean> {
  const response = await fetch('/recaptcha', {
    method: 'POST',
    body: JSON.stringify({ recaptcha: token }),
  })
  const { success } = await response.json()
  return success
}
