export const GET = async () => {
  const response = new Response('read before')
  await response.text()
  return response
}
