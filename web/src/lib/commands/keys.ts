/** What of a keyboard event decides. */
export interface KeyPress {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  shiftKey: boolean
}

/**
 * A key press in the words of bindings: `e`, `shift+e`, `?`, `mod+k`. `mod` is Ctrl or Cmd.
 * Null for what is never a binding, such as a modifier alone.
 */
export function keyOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyPress): string | null {
  if (altKey || key.length !== 1 || key === ' ') return null
  const letter = key.toLowerCase()
  const isLetter = letter !== key.toUpperCase()
  if (ctrlKey || metaKey) return shiftKey ? null : `mod+${letter}`
  // A sign such as ? needs Shift on many keyboards and none on others: the sign itself decides.
  return isLetter && shiftKey ? `shift+${letter}` : letter
}

export interface KeyStep {
  /** The binding that is complete. */
  match: string | null
  /** The first key of a sequence such as `g i`, until the second comes. */
  pending: string | null
}

export function advanceKeys(pending: string | null, key: string, bindings: ReadonlySet<string>): KeyStep {
  const sequence = pending === null ? key : `${pending} ${key}`
  if (bindings.has(sequence)) return { match: sequence, pending: null }
  const isPrefix = (start: string) => [...bindings].some((binding) => binding.startsWith(`${start} `))
  if (isPrefix(sequence)) return { match: null, pending: sequence }
  if (pending === null) return { match: null, pending: null }
  // The sequence led nowhere: its last key counts alone.
  return advanceKeys(null, key, bindings)
}

const signs: Record<string, string> = { mod: '⌘', shift: '⇧', enter: '↵' }
const signsElsewhere: Record<string, string> = { ...signs, mod: 'Ctrl' }

/** For the screen: `g i` gives ["G", "I"], `shift+e` gives ["⇧", "E"]. */
export function keyLabels(binding: string, isApple: boolean): string[] {
  const names = isApple ? signs : signsElsewhere
  return binding.split(/[ +]/).map((part) => names[part] ?? part.toUpperCase())
}
