import type { Conversation } from '@hubbub/contracts'
import type { ConversationFilter } from '@hubbub/contracts/http'
import { viewWords } from '#lib/conversations/words.ts'
import { useCommands } from '#lib/commands/use-commands.ts'
import { useListFilter } from './use-list-filter.ts'

const numbered = { mine: '1', unassigned: '2', all: '3' } satisfies Partial<
  Record<ConversationFilter['view'], string>
>

/** Moving through the list, and between lists. */
export function useListCommands(rows: readonly Conversation[], openId: string | undefined) {
  const { change } = useListFilter()
  const move = (step: 1 | -1) => {
    const from = focusedRow() ?? openId
    const at = rows.findIndex(({ id }) => id === from)
    const place = at < 0 ? 0 : at + step
    const next = rows[place]
    if (next) focusRow(next.id, place)
  }
  useCommands([
    { id: 'list.next', title: 'Next conversation', group: 'List', keys: 'j', run: () => move(1) },
    { id: 'list.previous', title: 'Previous conversation', group: 'List', keys: 'k', run: () => move(-1) },
    ...(['mine', 'unassigned', 'all'] as const).map((view) => ({
      id: `list.${view}`,
      title: `List: ${viewWords[view]}`,
      group: 'List' as const,
      keys: numbered[view],
      run: () => change({ view }),
    })),
  ])
}

const focusedRow = () => document.activeElement?.closest<HTMLElement>('[data-row]')?.dataset['row']

/** Brings a row into view; one that is far away is drawn only after the list has scrolled to it. */
function focusRow(id: string, place: number) {
  const list = document.querySelector<HTMLElement>('[data-row-height]')
  const show = () => {
    const row = document.querySelector<HTMLElement>(`[data-row="${id}"]`)
    row?.focus({ preventScroll: true })
    row?.scrollIntoView({ block: 'nearest' })
    return row !== null
  }
  // At once where that can be: the next key may come within the same frame, and goes on from here.
  if (show()) return
  list?.scrollTo({ top: place * Number(list.dataset['rowHeight']) })
  requestAnimationFrame(() => requestAnimationFrame(show))
}
