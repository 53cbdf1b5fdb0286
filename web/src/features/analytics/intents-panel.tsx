import { markKindSchema } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { Loaded } from '#components/loaded.tsx'
import { Skeleton } from '#components/skeleton.tsx'
import { markWords } from '#lib/sentiment/mark-words.ts'
import { breakdownQuery } from './analytics.queries.ts'
import { Bars } from './bars.tsx'
import { changeOf, shareOf } from './figure-words.ts'
import type { PanelContext } from './panel-context.ts'
import { QuietPanel } from './quiet-panel.tsx'

const nameOf = (value: string) => {
  const kind = markKindSchema.safeParse(value).data
  return kind === undefined ? value : markWords[kind]
}

/** What those who speak are after: to complain, to ask, to praise, to buy, to leave. */
export function IntentsPanel({ workspaceId, focus, span, onDrill }: PanelContext) {
  const { from, to } = span
  const query = useQuery(breakdownQuery(workspaceId, { monitorId: focus.id, facet: 'mark', from, to }))
  // Every mention has one form, so that all of them together are all mentions.
  const forms = useQuery(breakdownQuery(workspaceId, { monitorId: focus.id, facet: 'form', from, to })).data
  const all = forms?.items.reduce((sum, { mentions }) => sum + mentions, 0)
  const shareOfAll = (mentions: number) => (all === undefined ? '' : shareOf(mentions, all))
  return (
    <Loaded query={query} what="the intents" skeleton={<Skeleton className="h-40 w-full" />}>
      {(parts) => {
        if (parts.items.length === 0) return <QuietPanel>No mention of this time bears a mark.</QuietPanel>
        const open = (index: number) => {
          const part = parts.items[index]
          if (part === undefined) return
          onDrill({
            monitorId: focus.id,
            from: parts.from,
            to: parts.to,
            facet: 'mark',
            value: part.value,
            title: nameOf(part.value),
          })
        }
        return (
          <Bars
            label="Intents"
            summary={parts.items
              .slice(0, 3)
              .map(({ value, mentions }) => `${nameOf(value)} ${shareOfAll(mentions)}`)
              .join(', ')}
            definition="Mentions that bear a mark: a complaint, a question, praise, a wish to buy, anger, or that somebody is about to leave. Marks are found by rules in English texts, each with the words that say so, and count as somebody corrected them. A mention bears none, one or several and counts for each, so that the shares, each of all mentions, do not add up to a whole."
            bars={parts.items.map(({ value, mentions }) => ({
              name: nameOf(value),
              value: mentions,
              says: shareOfAll(mentions),
            }))}
            figures={{
              columns: ['Intent', 'Mentions', 'Share', 'Change', 'Negative', 'Positive'],
              rows: parts.items.map((part, index) => ({
                cells: [
                  nameOf(part.value),
                  part.mentions,
                  shareOfAll(part.mentions),
                  changeOf(part.mentions, part.before) ?? '–',
                  shareOf(part.negative, part.mentions),
                  shareOf(part.positive, part.mentions),
                ],
                onOpen: () => open(index),
              })),
            }}
            onOpen={open}
          />
        )
      }}
    </Loaded>
  )
}
