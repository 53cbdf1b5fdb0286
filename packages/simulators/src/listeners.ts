/** Those who want to hear of something, as long as they want to. */
export function createListeners<T>() {
  const all = new Set<(news: T) => void>()
  return {
    tell: (news: T) => {
      for (const listener of all) listener(news)
    },
    listen: (listener: (news: T) => void): (() => void) => {
      all.add(listener)
      return () => void all.delete(listener)
    },
  }
}
