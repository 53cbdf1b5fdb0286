import type { AnalyticsFacet, Breakdown } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { Loaded } from '#components/loaded.tsx'
import { Skeleton } from '#components/skeleton.tsx'
import { countryName } from '#lib/country-name.ts'
import { languageName } from '#lib/language-name.ts'
import { breakdownQuery } from './analytics.queries.ts'
import { Bars } from './bars.tsx'
import { changeOf, shareOf } from './figure-words.ts'
import type { PanelContext } from './panel-context.ts'
import { QuietPanel } from './quiet-panel.tsx'

interface PartsPanelProps extends PanelContext {
  facet: Exclude<AnalyticsFacet, 'all' | 'mark'>
  label: string
  definition: string
}

const SHOWN = 8

/** Mentions by what they are told apart by. */
export function PartsPanel({ facet, label, definition, workspaceId, focus, span, onDrill }: PartsPanelProps) {
  const { from, to } = span
  const query = useQuery(breakdownQuery(workspaceId, { monitorId: focus.id, facet, from, to }))
  return (
    <Loaded query={query} what={label.toLowerCase()} skeleton={<Skeleton className="h-40 w-full" />}>
      {(parts) => {
        if (parts.items.length === 0) return <QuietPanel />
        const all = parts.items.reduce((sum, { mentions }) => sum + mentions, 0)
        const open = (index: number) => {
          const part = parts.items[index]
          if (part === undefined) return
          onDrill({
            monitorId: focus.id,
            from: parts.from,
            to: parts.to,
            facet,
            value: part.value,
            title: nameOf(facet, part),
          })
        }
        return (
          <Bars
            label={label}
            summary={parts.items
              .slice(0, 3)
              .map((part) => `${nameOf(facet, part)} ${shareOf(part.mentions, all)}`)
              .join(', ')}
            definition={definition}
            bars={parts.items.slice(0, SHOWN).map((part) => ({
              name: nameOf(facet, part),
              value: part.mentions,
              says: shareOf(part.mentions, all),
            }))}
            figures={{
              columns: [label, 'Mentions', 'Share', 'Change', 'Negative', 'Positive'],
              rows: parts.items.map((part, index) => ({
                cells: [
                  nameOf(facet, part),
                  part.mentions,
                  shareOf(part.mentions, all),
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

function nameOf(facet: PartsPanelProps['facet'], { value, name }: Breakdown['items'][number]): string {
  if (value === '') return 'Not known'
  if (facet === 'language') return languageName(value)
  if (facet === 'country') return countryName(value)
  return name ?? `${value[0]?.toUpperCase() ?? ''}${value.slice(1)}`
}
