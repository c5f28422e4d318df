import type { EndpointModule } from '../core/endpoint/endpoint-module.ts'

type Load = () => Promise<EndpointModule>

/** The modules of a table's routes, by file, and those of other files. `loads` are in the order of the table. */
export function modulesOf(
  fileAt: (place: number) => string | undefined,
  loads: readonly (Load | undefined)[],
  others: Iterable<readonly [file: string, load: Load]> = [],
): Map<string, Load> {
  const modules = new Map(others)
  for (const [place, load] of loads.entries()) {
    const file = fileAt(place)
    if (load !== undefined && file !== undefined) modules.set(file, load)
  }
  return modules
}
