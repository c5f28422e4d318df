const key = 'stowaway:playground:project'

/** The project that this tab showed before it was reloaded. */
export function tabProject(): string | undefined {
  try {
    return sessionStorage.getItem(key) ?? undefined
  } catch {
    return undefined
  }
}

export function keepTabProject(id: string): void {
  try {
    sessionStorage.setItem(key, id)
  } catch {
    // A reload then opens the project that was worked on last.
  }
}
