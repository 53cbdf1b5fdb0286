export interface EnterPress {
  key: string
  shiftKey: boolean
  ctrlKey: boolean
  metaKey: boolean
  isComposing: boolean
}

/** What Enter does: sends, breaks the line, or is no Enter at all. */
export function enterDoes(press: EnterPress, enterSends: boolean): 'send' | 'break' | null {
  // An input method takes Enter to choose a word.
  if (press.key !== 'Enter' || press.isComposing) return null
  if (press.shiftKey) return 'break'
  const withModifier = press.ctrlKey || press.metaKey
  return withModifier === enterSends ? 'break' : 'send'
}
