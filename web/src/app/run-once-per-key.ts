/** Runs one at a time per key; asked again meanwhile, it runs once more afterwards, so that the last state is seen. */
export function runOncePerKey(run: (key: string) => Promise<void>): (key: string) => void {
  const again = new Map<string, boolean>()
  const runAll = async (key: string) => {
    do {
      again.set(key, false)
      // A failure is no reason to stop: the next event, or the next load, mends it.
      await run(key).catch(() => {})
    } while (again.get(key) === true)
    again.delete(key)
  }
  return (key) => {
    if (again.has(key)) again.set(key, true)
    else void runAll(key)
  }
}
