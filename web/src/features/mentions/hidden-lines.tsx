import type { MentionState } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { Definition } from '#components/chart/chart.tsx'
import { mentionCountsQuery } from '#lib/queries/mention-counts.query.ts'
import { useSession } from '#lib/session.ts'
import type { MentionSearch } from './search.ts'
import { useMentionFilter } from './use-mention-filter.ts'

const count = new Intl.NumberFormat()

interface Line {
  key: string
  says: string
  /** Null where it cannot be otherwise. */
  does: string | null
  patch: MentionSearch
}

/** What is not shown, and how much of it; one click shows it. */
export function HiddenLines() {
  const { search, filter, change } = useMentionFilter()
  const { workspace } = useSession()
  const { state: _state, ...rest } = filter
  const counts = useQuery(mentionCountsQuery(workspace.id, rest)).data
  const lines = counts === undefined ? [] : linesOf(search, counts)
  if (lines.length === 0) return null
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 py-1.5 text-sm text-muted">
      {lines.map(({ key, says, does, patch }) => (
        <p key={key} role="status" className="flex items-center gap-1.5">
          {says}
          {does === null ? null : (
            <button
              type="button"
              onClick={() => change(patch)}
              className="rounded-sm font-medium text-accent hover:underline"
            >
              {does}
            </button>
          )}
        </p>
      ))}
      <Definition
        label="this"
        text="Reposts, and texts of six words and more that are nearly the same as one of the three days before, are shown with the first that said it. Spam is judged by rules that each card names; what somebody says of it stands above them. Both count in all figures, beside which stands how many there are. What is found by words or by a query is shown one by one."
      />
    </div>
  )
}

type Counts = Record<'folded' | 'spam', Record<MentionState, number>>

function linesOf(search: MentionSearch, counts: Counts): Line[] {
  return [spamLine(search, counts), repeatsLine(search, counts)].filter((line) => line !== null)
}

function spamLine({ state = 'open', spam }: MentionSearch, counts: Counts): Line | null {
  if (spam !== undefined) {
    const says = spam === 'only' ? 'Only likely spam is shown' : 'Likely spam is shown, too'
    return { key: 'spam', says, does: 'Hide it', patch: { spam: undefined } }
  }
  const hidden = counts.spam[state]
  if (hidden === 0) return null
  return {
    key: 'spam',
    says: `${count.format(hidden)} hidden as likely spam`,
    does: 'Show',
    patch: { spam: 'only' },
  }
}

function repeatsLine({ state = 'open', repeats, q, query }: MentionSearch, counts: Counts): Line | null {
  if ((q ?? '') !== '' || query !== undefined)
    return { key: 'repeats', says: 'Found one by one, with every repeat', does: null, patch: {} }
  if (repeats === undefined) {
    const folded = counts.folded[state]
    if (folded === 0) return null
    const says = `${count.format(folded)} shown with what they repeat`
    return { key: 'repeats', says, does: 'Show each', patch: { repeats: 'each' } }
  }
  return {
    key: 'repeats',
    says: 'Each repeat is shown',
    does: 'Show them together',
    patch: { repeats: undefined },
  }
}
