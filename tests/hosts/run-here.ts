/** Runs a project's code in this process, with all that a sandbox does to argument and result. */
export async function runHere(code: string, argument: unknown): Promise<unknown> {
  return structuredClone(await new Function('argument', code)(structuredClone(argument)))
}
