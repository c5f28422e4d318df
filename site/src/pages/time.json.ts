export async function get() {
  return {
    body: JSON.stringify({ now: new Date().toISOString() }),
  }
}
