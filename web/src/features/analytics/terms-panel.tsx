import type { RisingTerms } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Figures } from '#components/chart/figure-table.tsx'
import { Loaded } from '#components/loaded.tsx'
import { Select } from '#components/select.tsx'
import { Skeleton } from '#components/skeleton.tsx'
import { termsQuery } from './analytics.queries.ts'
import { Bars } from './bars.tsx'
import { shareOf, whole } from './figure-words.ts'
import type { PanelContext } from './panel-context.ts'
import { QuietPanel } from './quiet-panel.tsx'

type Term = RisingTerms['items'][number]
type Order = 'rising' | 'used'

const SHOWN = 10
const NOT_COMPARED = '–'
/** One chance in a thousand. */
const SURE = 10.8

const orders = {
  rising: (items: readonly Term[]) =>
    items.filter(({ score }) => score >= SURE).toSorted((a, b) => b.score - a.score),
  used: (items: readonly Term[]) => items.toSorted((a, b) => b.texts - a.texts),
} satisfies Record<Order, (items: readonly Term[]) => Term[]>

/** What people speak of, and what of it is new where it is known what they spoke of before. */
export function TermsPanel({ workspaceId, focus, span, onDrill }: PanelContext) {
  const { from, to } = span
  const query = useQuery(termsQuery(workspaceId, { monitorId: focus.id, from, to }))
  const [chosen, setOrder] = useState<Order>('rising')
  const isCompared = query.data?.before !== null
  const order = isCompared ? chosen : 'used'
  return (
    <>
      <Select
        aria-label="Which terms"
        className="mb-2 w-44"
        value={order}
        onValueChange={setOrder}
        options={[
          ...(isCompared ? [{ value: 'rising' as const, label: 'Rising' }] : []),
          { value: 'used', label: 'Most used' },
        ]}
      />
      <Loaded query={query} what="the terms" skeleton={<Skeleton className="h-60 w-full" />}>
        {(found) => {
          const items = orders[order](found.items)
          const open = (index: number) => {
            const term = items[index]?.term
            if (term !== undefined)
              onDrill({ monitorId: focus.id, from: found.from, to: found.to, term, title: `“${term}”` })
          }
          if (items.length === 0)
            return (
              <QuietPanel>
                {order === 'rising'
                  ? 'No word is used much more than in the time before.'
                  : 'Too little was said for terms.'}
              </QuietPanel>
            )
          return (
            <>
              <Bars
                label={order === 'rising' ? 'Rising terms' : 'Most used terms'}
                summary={items
                  .slice(0, 3)
                  .map(({ term, texts }) => `${term} in ${texts}`)
                  .join(', ')}
                definition="Words and phrases of the mentions, without those that a language uses all the time. Each text counts once. A term rises where it stands in a larger share of the texts than in as long a time before, by the log-likelihood ratio (Dunning 1993): 10.8 is chance once in a thousand terms. Where listening had not begun by then, none is said to rise."
                bars={items.slice(0, SHOWN).map(({ term, texts, before, negative }) => ({
                  name: term,
                  value: texts,
                  says:
                    order === 'rising' && before !== null
                      ? `before ${whole.format(before)}`
                      : `${shareOf(negative, texts)} neg.`,
                }))}
                figures={figuresOf(items, open)}
                onOpen={open}
              />
              <p className="text-sm text-muted">{readWords(found)}</p>
            </>
          )
        }}
      </Loaded>
    </>
  )
}

const figuresOf = (items: readonly Term[], open: (index: number) => void): Figures => ({
  columns: ['Term', 'Texts', 'Texts before', 'Negative', 'Score'],
  rows: items.map(({ term, texts, before, negative, score }, index) => ({
    cells: [
      term,
      texts,
      before ?? NOT_COMPARED,
      shareOf(negative, texts),
      before === null ? NOT_COMPARED : score,
    ],
    onOpen: () => open(index),
  })),
})

function readWords({ now, before }: RisingTerms): string {
  const read =
    now.read === now.of
      ? `All ${whole.format(now.of)} texts were read`
      : `${whole.format(now.read)} of ${whole.format(now.of)} texts were read, spread over the time`
  if (before === null)
    return `${read}. What rises is not known: listening began after the beginning of the time before.`
  if (now.read === now.of && before.read === before.of)
    return `${read}, against ${whole.format(before.of)} before.`
  return `${read}, against ${whole.format(before.read)} of ${whole.format(before.of)} before.`
}
