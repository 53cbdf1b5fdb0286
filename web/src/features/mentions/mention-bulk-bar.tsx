import type { CorrectedLabel, Mention, MentionDecision } from '@hubbub/contracts'
import { MAX_CORRECTIONS } from '@hubbub/contracts/http'
import { Check, EyeOff, X } from 'lucide-react'
import { Checkbox } from '#components/checkbox.tsx'
import { IconButton } from '#components/icon-button.tsx'
import { SentimentChoice } from '#components/sentiment-choice.tsx'
import { Spinner } from '#components/spinner.tsx'
import { useCorrectSentiment } from '#lib/sentiment/use-correct-sentiment.ts'
import { useSession } from '#lib/session.ts'
import type { MentionSelection } from './use-mention-selection.ts'
import type { ChangeMentions } from './use-change-mentions.ts'

interface MentionBulkBarProps {
  /** All that are loaded, from the top. */
  rows: readonly Mention[]
  selection: MentionSelection
  changes: ChangeMentions
}

/** What can be done with several mentions at once. */
export function MentionBulkBar({ rows, selection, changes }: MentionBulkBarProps) {
  const { can } = useSession()
  const { correct, isPending } = useCorrectSentiment()
  const selected = rows.filter(({ id }) => selection.ids.has(id))
  const isAll = selected.length === Math.min(rows.length, MAX_CORRECTIONS)
  const say = (label: CorrectedLabel) => {
    const ids = selected.map(({ id }) => id)
    correct(ids.slice(0, MAX_CORRECTIONS), label)
    selection.clear()
  }
  const put = (state: MentionDecision) => {
    changes.setStates(selected, state)
    selection.clear()
  }
  return (
    <div
      role="group"
      aria-label="Selected mentions"
      className="shrink-0 border-b border-border bg-accent-soft px-2.5 sm:px-4"
    >
      <div className="mx-auto flex min-h-11 max-w-3xl flex-wrap items-center gap-x-2 gap-y-1 py-1.5 sm:px-4">
        <Checkbox
          checked={isAll ? true : 'indeterminate'}
          aria-label={isAll ? 'Select none' : 'Select all that are loaded'}
          onCheckedChange={() => (isAll ? selection.clear() : selection.first(MAX_CORRECTIONS))}
        />
        <span aria-live="polite" className="mr-auto text-sm font-medium tabular">
          {selected.length} selected
        </span>
        {isPending ? <Spinner /> : null}
        {can('sentiment:correct') ? (
          <div className="w-64 rounded-md bg-card max-sm:order-last max-sm:w-full">
            <SentimentChoice value={null} disabled={isPending} onChoose={say} />
          </div>
        ) : null}
        {can('mention:write') && selected.every(({ care }) => care === null) ? (
          <>
            <IconButton label="Mark all as done" onClick={() => put('done')}>
              <Check />
            </IconButton>
            <IconButton label="Hide all" onClick={() => put('hidden')}>
              <EyeOff />
            </IconButton>
          </>
        ) : null}
        <IconButton label="Select none" onClick={selection.clear}>
          <X />
        </IconButton>
      </div>
    </div>
  )
}
