/** A value outside of React that components can follow with `useSyncExternalStore`. */
export function createExternal<T>(initial: T) {
  let value = initial
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    set: (next: T) => {
      if (Object.is(next, value)) return
      value = next
      for (const listener of listeners) listener()
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

export type External<T> = Pick<ReturnType<typeof createExternal<T>>, 'get' | 'subscribe'>
