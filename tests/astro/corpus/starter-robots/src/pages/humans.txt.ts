export async function get() {
  return new Response('/* TEAM */\nKeeper: Ada\n')
}
export { get as GET }
