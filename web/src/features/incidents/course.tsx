import type { IncidentDetail, IncidentEntry } from '@hubbub/contracts'
import { useState } from 'react'
import { Button } from '#components/button.tsx'
import { Input } from '#components/input.tsx'
import { Section } from '#components/page.tsx'
import { useSession } from '#lib/session.ts'
import { exactTime } from '#lib/time/time-ago.ts'
import { useIncident } from './use-incident.ts'

const words = {
  opened: 'Opened',
  alert: 'Alert',
  acknowledged: 'Acknowledged',
  severity: 'Severity',
  state: 'State',
  owner: 'Owner',
  'next-step': 'Next',
  note: 'Note',
  task: 'Task',
  playbook: 'Playbook',
  answer: 'Answers',
  merged: 'Merged',
  split: 'Taken apart',
  linked: 'Linked',
  told: 'Told',
  hold: 'Hold outbound',
  review: 'Review',
  statement: 'Statement',
  approval: 'Approval',
  publication: 'Publication',
} satisfies Record<IncidentEntry['kind'], string>

interface Props {
  incident: IncidentDetail
  className?: string
}

/** All that happened, the newest first; what people decide is written down here. */
export function Course({ incident: { id, entries }, className = 'mb-4' }: Props) {
  const { can } = useSession()
  const change = useIncident(id)
  const [text, setText] = useState('')
  const add = async () => {
    if (text.trim() !== '' && (await change((api) => api.note(id, text.trim())))) setText('')
  }
  return (
    <Section fill title="Timeline" className={className}>
      {can('incident:write') ? (
        <form
          className="mb-3 flex gap-2"
          onSubmit={(event) => {
            event.preventDefault()
            void add()
          }}
        >
          <Input
            aria-label="Note"
            placeholder="Write down what was decided"
            value={text}
            maxLength={2000}
            onChange={(event) => setText(event.target.value)}
          />
          <Button type="submit" disabled={text.trim() === ''}>
            Note
          </Button>
        </form>
      ) : null}
      <ol aria-label="Timeline" className="space-y-2">
        {entries.toReversed().map(({ id: entryId, at, kind, by, text: said }) => (
          <li key={entryId} className="text-sm">
            <p className="text-muted">
              <time dateTime={at}>{exactTime(at)}</time> · {words[kind]}
              {by === null ? '' : ` · ${by}`}
            </p>
            <p className="break-words whitespace-pre-line">{said}</p>
          </li>
        ))}
      </ol>
    </Section>
  )
}
