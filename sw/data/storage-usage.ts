/** Milliseconds. A request waits for this text, and no browser promises it in time. */
const patience = 1000

/** How much this origin stores, and may store, if the browser reports it: ` (11.9 MB of 12 MB are used)`. */
export async function storageUsage(): Promise<string> {
  try {
    const late = new Promise<StorageEstimate>((_, reject) => setTimeout(reject, patience))
    const { usage = 0, quota = 0 } = await Promise.race([navigator.storage.estimate(), late])
    return ` (${megabytes(usage)} of ${megabytes(quota)} are used)`
  } catch {
    return ''
  }
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 1e5) / 10} MB`
