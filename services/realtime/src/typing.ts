/** Who writes says so again every few seconds; one who says nothing more has stopped, whatever became of the last word. */
const STILL_TYPING_MS = 8_000

export function createTyping(onChange: (conversationId: string, typing: boolean) => void) {
  let current: string | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  const say = (conversationId: string, typing: boolean): void => {
    clearTimeout(timer)
    if (typing) timer = setTimeout(() => say(conversationId, false), STILL_TYPING_MS)
    if (typing === (current === conversationId)) return
    current = typing ? conversationId : null
    onChange(conversationId, typing)
  }
  return {
    say,
    /** Without a word to anybody. */
    forget: (): void => {
      clearTimeout(timer)
      current = null
    },
  }
}
