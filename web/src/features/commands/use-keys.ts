import { useEffect } from 'react'
import { commandOfKeys, commandStore } from '#lib/commands/command-store.ts'
import { advanceKeys, keyOf } from '#lib/commands/keys.ts'

/** A second key of a sequence that comes later than this is a new first one. */
const SEQUENCE_MS = 1_500
/** Works also for those who have switched single keys off, and while one types. */
const ALWAYS = 'mod+k'

/** Listens to the whole page; silent while one types, and where a menu or dialog has the keys. */
export function useKeys(singleKeys: boolean): void {
  useEffect(() => {
    let pending: string | null = null
    let at = 0
    const onKeyDown = (event: KeyboardEvent) => {
      const key = keyOf(event)
      if (event.defaultPrevented || key === null) return
      if (key !== ALWAYS && (!singleKeys || isBusy(event.target))) return
      if (event.repeat && key !== 'j' && key !== 'k') return
      const commands = commandStore.get()
      const bindings = new Set(commands.flatMap(({ keys }) => keys ?? []))
      const step = advanceKeys(Date.now() - at < SEQUENCE_MS ? pending : null, key, bindings)
      pending = step.pending
      at = Date.now()
      if (step.match === null) return
      event.preventDefault()
      commandOfKeys(commands, step.match)?.run()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [singleKeys])
}

const typing = 'input:not([type="checkbox"]):not([type="radio"]), textarea, select, [contenteditable="true"]'
const keepsKeys = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]'

const isBusy = (target: EventTarget | null): boolean =>
  target instanceof Element && (target.matches(typing) || target.closest(keepsKeys) !== null)
