import type { MatcherParts } from './matcher-parts.ts'
import type { RouteList } from './route-list.ts'
import { createNode, type RouteNode } from './route-node.ts'
import { few, readNode } from './route-tree.ts'

/** Names the parts without which `dynamicMatcher` cannot match these routes, or only slowly. */
export const neededParts = (list: RouteList): readonly (keyof MatcherParts)[] => {
  const hasMany = (node: RouteNode): boolean => {
    const branches = readNode(list, {}, node)
    const children = [node.only, ...(node.statics?.values() ?? []), ...branches.map((branch) => branch.node)]
    return branches.length > few || children.some((child) => child !== undefined && hasMany(child))
  }
  return [
    ...(list.ids.some((id) => id.includes('[...')) ? (['rests'] as const) : []),
    ...(hasMany(createNode(0, list.ids.length, 0)) ? (['branchFinder'] as const) : []),
  ]
}
