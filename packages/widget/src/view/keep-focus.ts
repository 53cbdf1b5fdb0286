const reachable = 'button:not(:disabled), a[href], input:not(:disabled, [type=file]), textarea:not(:disabled)'

/** On a phone the chat covers the page: the Tab key stays in it. */
export function keepFocus(panel: HTMLElement, event: KeyboardEvent): void {
  if (event.key !== 'Tab' || !matchMedia('(max-width: 480px)').matches) return
  const all = [...panel.querySelectorAll<HTMLElement>(reachable)].filter((one) => one.offsetParent !== null)
  const [first, last] = [all[0], all.at(-1)]
  const { activeElement } = panel.getRootNode() as ShadowRoot
  const [edge, other] = event.shiftKey ? [first, last] : [last, first]
  if (activeElement !== edge) return
  event.preventDefault()
  other?.focus()
}
