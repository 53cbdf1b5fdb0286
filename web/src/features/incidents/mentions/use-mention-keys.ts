import { useEffect, useRef, useState } from 'react'
import { useCommands } from '#lib/commands/use-commands.ts'
import type { MentionMenu } from './mention-bar.tsx'

interface Keys {
  order: readonly string[]
  selectable: boolean
  select: (id: string, range: boolean) => void
  open: (menu: MentionMenu, current: string) => void
}

/** The keys of the stream, in the list of one incident. */
export function useMentionKeys({ order, selectable, select, open }: Keys) {
  const list = useRef<HTMLUListElement>(null)
  const [at, setAt] = useState<string | null>(null)
  const current = at !== null && order.includes(at) ? at : null
  const move = (step: 1 | -1) => {
    const id = order[current === null ? 0 : order.indexOf(current) + step]
    const row = id === undefined ? null : list.current?.querySelector<HTMLElement>(`[data-row="${id}"]`)
    row?.focus()
  }
  const group = 'This mention' as const
  useCommands([
    { id: 'linked.next', title: 'Next mention', group: 'List', keys: 'j', run: () => move(1) },
    { id: 'linked.previous', title: 'Previous mention', group: 'List', keys: 'k', run: () => move(-1) },
    ...(current === null || !selectable
      ? []
      : [
          { id: 'linked.select', title: 'Select', group, keys: 'x', run: () => select(current, false) },
          { id: 'linked.label', title: 'Label', group, keys: 'l', run: () => open('label', current) },
          { id: 'linked.assign', title: 'Assign', group, keys: 'a', run: () => open('assign', current) },
        ]),
  ])
  useEffect(() => {
    const element = list.current
    const onFocus = ({ target }: FocusEvent) => {
      const row = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null
      if (row !== null) setAt(row.dataset['row'] ?? null)
    }
    element?.addEventListener('focusin', onFocus)
    return () => element?.removeEventListener('focusin', onFocus)
  }, [])
  return list
}
