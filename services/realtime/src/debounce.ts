/**
 * Gathers calls with the same key for a while into one, and runs one at a time per key; called meanwhile, it runs once
 * more, so that the last run has seen what the last call was about.
 */
export function createDebounce(
  milliseconds: number,
  run: (key: string) => Promise<void>,
  onError: (error: unknown) => void,
) {
  const waiting = new Map<string, ReturnType<typeof setTimeout>>()
  const running = new Map<string, { again: boolean }>()

  const start = async (key: string): Promise<void> => {
    const state = { again: false }
    running.set(key, state)
    await run(key).catch(onError)
    running.delete(key)
    if (state.again) call(key)
  }
  const call = (key: string): void => {
    const current = running.get(key)
    if (current !== undefined) current.again = true
    else if (!waiting.has(key))
      waiting.set(
        key,
        setTimeout(() => begin(key), milliseconds),
      )
  }
  const begin = (key: string): void => {
    waiting.delete(key)
    void start(key)
  }
  return {
    call,
    stop: (): void => {
      for (const timer of waiting.values()) clearTimeout(timer)
      waiting.clear()
      for (const state of running.values()) state.again = false
    },
  }
}
