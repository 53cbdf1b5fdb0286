import {
  type Conversation,
  type CorrectedLabel,
  correctedLabelSchema,
  MOST_MATCHING,
} from '@hubbub/contracts'
import { MAX_CORRECTIONS } from '@hubbub/contracts/http'
import { useQuery } from '@tanstack/react-query'
import { Smile, X } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#components/button.tsx'
import { Checkbox } from '#components/checkbox.tsx'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuTrigger,
} from '#components/dropdown-menu.tsx'
import { IconButton } from '#components/icon-button.tsx'
import { SentimentMark } from '#components/sentiment-mark.tsx'
import { Spinner } from '#components/spinner.tsx'
import type { ListFilter } from '#lib/conversations/list-filter.ts'
import { countsQuery } from '#lib/queries/counts.query.ts'
import { useCorrectSentiment } from '#lib/sentiment/use-correct-sentiment.ts'
import { useSession } from '#lib/session.ts'
import { useNow } from '#lib/time/use-now.ts'
import { bulkSections } from '#components/bulk/bulk-sections.tsx'
import { Failures, SectionMenu } from '#components/bulk/section-menu.tsx'
import { type BulkFailure, useBulkChange } from '#lib/conversations/use-bulk-change.ts'
import { countsFilterOf } from '../search.ts'
import { useDirectory } from '#lib/use-directory.ts'
import { useListFilter } from './use-list-filter.ts'

export interface BulkBarProps {
  selected: readonly Conversation[]
  total: number
  /** The list, where all that it shows is selected, loaded or not. */
  matching: ListFilter | undefined
  onSelectEverything: () => void
  onSelectAll: () => void
  onSelect: (ids: readonly string[]) => void
}

export function BulkBar(props: BulkBarProps) {
  const { selected, total, matching, onSelectAll, onSelect } = props
  const [failures, setFailures] = useState<BulkFailure[]>([])
  const session = useSession()
  const now = useNow()
  const sections = bulkSections({
    conversations: selected,
    directory: useDirectory(),
    session,
    now: new Date(now),
  })
  const bulk = useBulkChange((failed) => {
    setFailures(failed)
    onSelect(failed.map(({ id }) => id))
  })
  const mood = useCorrectSentiment()
  const isAll = selected.length === total
  return (
    <div
      role="group"
      aria-label="Selected conversations"
      className="shrink-0 border-b border-border bg-accent-soft"
    >
      <div className="flex h-10 items-center gap-0.5 pr-1.5 pl-3">
        <Checkbox
          checked={isAll ? true : 'indeterminate'}
          aria-label={isAll ? 'Select none' : 'Select all that are loaded'}
          onCheckedChange={() => (isAll ? onSelect([]) : onSelectAll())}
        />
        <span aria-live="polite" className="ml-1.5 flex-1 truncate text-sm font-medium tabular">
          {matching ? <Everything /> : selected.length} selected
        </span>
        {bulk.isPending || mood.isPending ? <Spinner className="mr-2" /> : null}
        {sections.map((section) => (
          <SectionMenu
            key={section.name}
            section={section}
            disabled={bulk.isPending}
            onChoose={(change) => bulk.mutate({ conversations: selected, change, matching })}
          />
        ))}
        {session.can('sentiment:correct') ? (
          <SentimentMenu
            disabled={mood.isPending}
            onChoose={(label) =>
              mood.correctConversations(
                matching
                  ? { filter: matching }
                  : { ids: selected.slice(0, MAX_CORRECTIONS).map(({ id }) => id) },
                label,
              )
            }
          />
        ) : null}
        <IconButton size="sm" label="Select none" onClick={() => onSelect([])}>
          <X />
        </IconButton>
      </div>
      {isAll && !matching ? <EverythingOffer loaded={total} onSelect={props.onSelectEverything} /> : null}
      {failures.length > 0 ? <Failures failures={failures} onClose={() => setFailures([])} /> : null}
    </div>
  )
}

/** How many the list shows in all; null until it is known. */
function useMatching() {
  const { workspace } = useSession()
  const { filter } = useListFilter()
  return useQuery(countsQuery(workspace.id, countsFilterOf(filter))).data?.[filter.view ?? 'mine'] ?? null
}

function Everything() {
  const count = useMatching()
  if (count === null) return 'All'
  return count > MOST_MATCHING ? `The first ${MOST_MATCHING} of ${count}` : `All ${count}`
}

/** Where all that is loaded is selected: the way to what is not loaded. */
function EverythingOffer({ loaded, onSelect }: { loaded: number; onSelect: () => void }) {
  const count = useMatching()
  if (count === null || count <= loaded) return null
  return (
    <Button size="sm" variant="ghost" className="mx-2 mb-1.5 text-accent" onClick={onSelect}>
      Select {count > MOST_MATCHING ? `the first ${MOST_MATCHING} of ${count}` : `all ${count}`}
    </Button>
  )
}

/** How the last word of each customer is meant. */
function SentimentMenu({
  disabled,
  onChoose,
}: {
  disabled: boolean
  onChoose: (label: CorrectedLabel) => void
}) {
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <IconButton size="sm" label="Sentiment" disabled={disabled}>
          <Smile />
        </IconButton>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end" className="max-w-64">
        <DropdownMenuLabel>The last message of each is meant as</DropdownMenuLabel>
        {correctedLabelSchema.options.map((label) => (
          <DropdownMenuItem key={label} onSelect={() => onChoose(label)}>
            <SentimentMark label={label} withWord />
          </DropdownMenuItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
