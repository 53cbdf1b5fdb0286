import type { KeyValues } from './create-unsent-shelf.ts'

/** The storage of a browser, which outlives its pages. */
export function memoryStorage(): KeyValues {
  const values = new Map<string, string>()
  return {
    get length() {
      return values.size
    },
    key: (index) => [...values.keys()][index] ?? null,
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
  }
}
