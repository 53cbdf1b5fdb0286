import type { AspectPhrases } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Loaded } from '#components/loaded.tsx'
import { Select } from '#components/select.tsx'
import { Skeleton } from '#components/skeleton.tsx'
import { aspectsQuery } from './analytics.queries.ts'
import { Bars } from './bars.tsx'
import { shareOf, whole } from './figure-words.ts'
import type { PanelContext } from './panel-context.ts'
import { QuietPanel } from './quiet-panel.tsx'

type Item = AspectPhrases['items'][number]
type Order = 'negative' | 'positive' | 'used'

const SHOWN = 10

const share = (item: Item, mood: 'negative' | 'positive') => item[mood] / item.texts
/** Those of which it is surest first, where more of it is of that mood than of all else. */
const standing = (mood: 'negative' | 'positive') => (items: readonly Item[], all: AspectPhrases['all']) => {
  const usual = all[mood] / Math.max(1, all.negative + all.neutral + all.positive)
  return items
    .filter((item) => share(item, mood) > usual)
    .toSorted((a, b) => b.score * share(b, mood) - a.score * share(a, mood) || b.texts - a.texts)
}
const orders: Record<Order, (items: readonly Item[], all: AspectPhrases['all']) => Item[]> = {
  negative: standing('negative'),
  positive: standing('positive'),
  used: (items) => items.toSorted((a, b) => b.texts - a.texts),
}

/** What people speak well of, and what badly. */
export function AspectsPanel({ workspaceId, focus, span, onDrill }: PanelContext) {
  const { from, to } = span
  const query = useQuery(aspectsQuery(workspaceId, { monitorId: focus.id, from, to }))
  const [order, setOrder] = useState<Order>('negative')
  return (
    <>
      <Select
        aria-label="Which phrases"
        className="mb-2 w-44"
        value={order}
        onValueChange={setOrder}
        options={[
          { value: 'negative', label: 'Spoken badly of' },
          { value: 'positive', label: 'Spoken well of' },
          { value: 'used', label: 'Most used' },
        ]}
      />
      <Loaded query={query} what="the phrases" skeleton={<Skeleton className="h-60 w-full" />}>
        {(found) => {
          const items = orders[order](found.items, found.all)
          const open = (index: number) => {
            const term = items[index]?.phrase
            if (term !== undefined)
              onDrill({ monitorId: focus.id, from: found.from, to: found.to, term, title: `“${term}”` })
          }
          if (items.length === 0) return <QuietPanel>Too little was said for phrases.</QuietPanel>
          const mood = order === 'positive' ? 'positive' : 'negative'
          return (
            <>
              <Bars
                label="Phrases and how they are spoken of"
                summary={items
                  .slice(0, 3)
                  .map((item) => `${item.phrase}: ${mood} ${shareOf(item[mood], item.texts)}`)
                  .join(', ')}
                definition="Phrases of the mentions with the share of texts that speak of them negatively, neutrally or positively. Of a text that was judged by its sentences, the sentence counts in which the phrase stands; of others the whole text. Each text counts once, however often it was said; those of which the mood is not known do not. Named are phrases in five texts and more, first those of which it is surest that they are spoken of otherwise than all else (log-likelihood ratio). The mentions behind a phrase are all that hold it."
                bars={items.slice(0, SHOWN).map((item) => ({
                  name: item.phrase,
                  value: item.texts,
                  says: `${shareOf(item[mood], item.texts)} ${mood === 'negative' ? 'neg.' : 'pos.'}`,
                }))}
                figures={{
                  columns: ['Phrase', 'Texts', 'Negative', 'Neutral', 'Positive', 'Negative share', 'Score'],
                  rows: items.map(({ phrase, texts, negative, neutral, positive, score }, index) => ({
                    cells: [phrase, texts, negative, neutral, positive, shareOf(negative, texts), score],
                    onOpen: () => open(index),
                  })),
                }}
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

function readWords({ texts: { read, of }, all }: AspectPhrases): string {
  const usual = shareOf(all.negative, all.negative + all.neutral + all.positive)
  const texts =
    read === of
      ? `All ${whole.format(of)} mentions were read`
      : `${whole.format(read)} of ${whole.format(of)} mentions were read, spread over the time`
  return `${texts}; of their texts ${usual} are negative.`
}
