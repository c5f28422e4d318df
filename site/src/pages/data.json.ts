export const prerender = true

export async function get() {
  return {
    body: JSON.stringify({
      name: 'Stowaway',
      cargo: ['tea', 'biscuits', 'a chart'],
    }),
  }
}
