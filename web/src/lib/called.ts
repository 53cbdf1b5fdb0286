interface Named {
  /** Of the identity; undefined where only a message is known. */
  kind?: string
  handle: string | null
  value: string
}

/** What people call somebody there: a handle, or where there is none the value itself. */
export function called({ kind, handle, value }: Named): string {
  if (handle === null) return value
  // Visitors of a chat have no handle: it is the address they typed, or a number of ours.
  return kind === 'chat' ? handle : `@${handle}`
}
