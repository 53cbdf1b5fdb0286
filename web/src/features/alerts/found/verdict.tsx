import { type Alert, type AlertMark, alertMarkSchema } from '@hubbub/contracts'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Section } from '#components/page.tsx'
import { toast } from '#components/toast.tsx'
import { markWords } from '#lib/alerts/alert-words.ts'
import { alertsKey } from '#lib/alerts/alerts.query.ts'
import { api } from '#lib/api.ts'
import { cn } from '#lib/cn.ts'
import { errorText } from '#lib/error-text.ts'
import { useSession } from '#lib/session.ts'

/** What people say of an alert afterwards; backtests go by it. */
export function Verdict({ alert }: { alert: Alert }) {
  const { workspace, can } = useSession()
  const queryClient = useQueryClient()
  const [pending, setPending] = useState(false)
  const { id, ownMark, marks } = alert
  const say = async (mark: AlertMark) => {
    setPending(true)
    try {
      await api.workspace(workspace.id).alerts.mark(id, mark === ownMark ? null : mark)
      await queryClient.invalidateQueries({ queryKey: alertsKey(workspace.id) })
    } catch (error) {
      toast.error(errorText(error))
    } finally {
      setPending(false)
    }
  }
  return (
    <Section title="What was it worth?" description="Your word counts when rules are tried on the past.">
      {can('alert:judge') ? (
        <div role="group" aria-label="What was it worth?" className="grid grid-cols-2 gap-1.5">
          {alertMarkSchema.options.map((mark) => (
            <button
              key={mark}
              type="button"
              aria-pressed={mark === ownMark}
              disabled={pending}
              onClick={() => void say(mark)}
              className={cn(
                'h-8 rounded-md border border-border-strong px-2 text-sm hover:bg-hover disabled:opacity-60',
                mark === ownMark && 'border-accent bg-accent-soft font-medium text-accent',
              )}
            >
              {markWords[mark]}
            </button>
          ))}
        </div>
      ) : null}
      {marks.length === 0 ? null : (
        <ul aria-label="What people said of it" className="mt-2 text-sm text-muted">
          {marks.map(({ by, mark, note }) => (
            <li key={by}>
              {by}: {markWords[mark]}
              {note === '' ? '' : ` – ${note}`}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
