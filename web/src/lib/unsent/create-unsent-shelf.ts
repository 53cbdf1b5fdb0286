/** The part of `localStorage` that is needed, so that a test can hand in one of its own. */
export type KeyValues = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>
export type UnsentShelf = ReturnType<typeof createUnsentShelf>

const prefixOf = (memberId: string) => `hubbub.unsent.${memberId}.`
let clearings = 0

/**
 * What one person has typed and the server does not have yet, kept in this browser through a reload. Written at every
 * change and at once; where storage is blocked or full it lasts as long as the page.
 */
export function createUnsentShelf(memberId: string, kind: 'draft' | 'send', store = browserStorage()) {
  const prefix = `${prefixOf(memberId)}${kind}.`
  const own = new Map<string, string>()
  /** What found no room in storage. */
  const homeless = new Set<string>()
  const born = clearings
  return {
    /** What cannot be read is not ours and stays where it is. */
    all: (): Map<string, unknown> =>
      new Map(
        keysIn(store, prefix).flatMap((key) => {
          const value = parsed(read(store, key))
          return value === undefined ? [] : [[key.slice(prefix.length), value]]
        }),
      ),
    has: (name: string): boolean => homeless.has(name) || read(store, prefix + name) !== null,
    put: (name: string, value: unknown): void => {
      // Nothing comes after the clearing: the last words of a page that is being left would stay.
      if (born !== clearings) return
      const text = JSON.stringify(value)
      own.set(name, text)
      if (write(store, prefix + name, text)) homeless.delete(name)
      else homeless.add(name)
    },
    /** Only what was put here: another tab may have gone on with the same text. */
    drop: (name: string): void => {
      const kept = read(store, prefix + name)
      if (!own.has(name) || kept === own.get(name)) remove(store, prefix + name)
      own.delete(name)
      homeless.delete(name)
    },
  }
}

/** How many texts of these memberships are nowhere but in this browser. */
export const countUnsent = (memberIds: readonly string[], store = browserStorage()): number =>
  memberIds.flatMap((id) => keysIn(store, prefixOf(id))).length

/** Forgets them, at sign-out; what is still open of them writes nothing any more. */
export function clearUnsent(memberIds: readonly string[], store = browserStorage()): void {
  clearings += 1
  for (const key of memberIds.flatMap((id) => keysIn(store, prefixOf(id)))) remove(store, key)
}

function browserStorage(): KeyValues | null {
  try {
    return localStorage
  } catch {
    return null
  }
}

function keysIn(store: KeyValues | null, prefix: string): string[] {
  if (store === null) return []
  return Array.from({ length: store.length }, (_, index) => store.key(index)).filter(
    (key): key is string => key?.startsWith(prefix) === true,
  )
}

const read = (store: KeyValues | null, key: string): string | null => store?.getItem(key) ?? null
const remove = (store: KeyValues | null, key: string): void => store?.removeItem(key)

function write(store: KeyValues | null, key: string, text: string): boolean {
  try {
    store?.setItem(key, text)
    return store !== null
  } catch {
    return false
  }
}

function parsed(text: string | null): unknown {
  try {
    return text === null ? undefined : (JSON.parse(text) as unknown)
  } catch {
    return undefined
  }
}
