import { type AnalyticsFacet, type Breakdown, markKindSchema, markWords } from '@hubbub/contracts'
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
  facet: Exclude<AnalyticsFacet, 'all'>
  label: string
  definition: string
  quiet?: string
}

const SHOWN = 8

/** Mentions by what they are told apart by. */
export function PartsPanel(props: PartsPanelProps) {
  const { facet, label, definition, quiet, workspaceId, focus, span, onDrill } = props
  const { from, to } = span
  const query = useQuery(breakdownQuery(workspaceId, { monitorId: focus.id, facet, from, to }))
  const allOf = useAll(props)
  return (
    <Loaded query={query} what={label.toLowerCase()} skeleton={<Skeleton className="h-40 w-full" />}>
      {(parts) => {
        if (parts.items.length === 0) return <QuietPanel>{quiet}</QuietPanel>
        const all = allOf(parts)
        const ofAll = (mentions: number) => (all === undefined ? '' : shareOf(mentions, all))
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
              .map((part) => `${nameOf(facet, part)} ${ofAll(part.mentions)}`)
              .join(', ')}
            definition={definition}
            bars={parts.items.slice(0, SHOWN).map((part) => ({
              name: nameOf(facet, part),
              value: part.mentions,
              says: ofAll(part.mentions),
            }))}
            figures={{
              columns: [label, 'Mentions', 'Share', 'Change', 'Negative', 'Positive'],
              rows: parts.items.map((part, index) => ({
                cells: [
                  nameOf(facet, part),
                  part.mentions,
                  ofAll(part.mentions),
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

const sumOf = ({ items }: Breakdown) => items.reduce((sum, { mentions }) => sum + mentions, 0)

/**
 * Of how many its parts are shares. A mention bears no mark, one or several, so that their sum is not that; every mention
 * has one form.
 */
function useAll({ facet, workspaceId, focus, span: { from, to } }: PartsPanelProps) {
  const isWhole = facet !== 'mark'
  const asked = { monitorId: focus.id, facet: 'form', from, to } as const
  const forms = useQuery({ ...breakdownQuery(workspaceId, asked), enabled: !isWhole }).data
  return (parts: Breakdown) => (isWhole ? sumOf(parts) : forms && sumOf(forms))
}

function nameOf(facet: PartsPanelProps['facet'], { value, name }: Breakdown['items'][number]): string {
  if (value === '') return 'Not known'
  if (facet === 'mark') {
    const kind = markKindSchema.safeParse(value).data
    return kind === undefined ? value : markWords[kind]
  }
  if (facet === 'language') return languageName(value)
  if (facet === 'country') return countryName(value)
  return name ?? `${value[0]?.toUpperCase() ?? ''}${value.slice(1)}`
}
