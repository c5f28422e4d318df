export async function onSubmit(token: string): Promise<boolean> {
  const response = await fetch(`${import.meta.env.BASE_URL}recaptcha`, {
    method: 'POST',
    body: JSON.stringify({ recaptcha: token }),
  })
  const { success } = await response.json()
  return success
}
