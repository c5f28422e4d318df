/** How many lines of a wrapped script come before the module. */
export const linesBefore = 1

/** Makes a bundled module without imports and exports the body of a strict function, called at once. */
export function wrapScript(module: string, parameter = ''): string {
  return `((${parameter})=>{"use strict";\n${module.replace(/export\s*\{\s*\};?\s*$/, '')}\n})()`
}

/** Fills in the argument of a wrapped script. */
export function withArgument(script: string, argument: unknown): string {
  return withArgumentCode(script, JSON.stringify(argument))
}

/** The same with code that is evaluated where the script runs. */
export function withArgumentCode(script: string, argument: string): string {
  return script.replace(/\(\)$/, () => `(${argument})`)
}
