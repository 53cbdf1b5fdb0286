import type { IncidentDetail } from '@hubbub/contracts'
import { useState } from 'react'
import { Button } from '#components/button.tsx'
import { CheckboxField } from '#components/checkbox.tsx'
import { Input } from '#components/input.tsx'
import { Section } from '#components/page.tsx'
import { useSession } from '#lib/session.ts'
import { useIncident } from './use-incident.ts'

/** What has to be done. */
export function Tasks({ incident: { id, tasks } }: { incident: IncidentDetail }) {
  const { can } = useSession()
  const change = useIncident(id)
  const [title, setTitle] = useState('')
  const add = async () => {
    if (title.trim() !== '' && (await change((api) => api.addTask(id, title.trim())))) setTitle('')
  }
  return (
    <Section title="Tasks" className="mb-4">
      {tasks.length === 0 ? <p className="text-sm text-muted">Nothing is to do yet.</p> : null}
      <ul aria-label="Tasks">
        {tasks.map((task) => (
          <li key={task.id}>
            <CheckboxField
              label={task.title}
              hint={task.doneBy === null ? undefined : `Done by ${task.doneBy}`}
              checked={task.doneAt !== null}
              disabled={!can('incident:write')}
              onCheckedChange={(done) => void change((api) => api.settleTask(id, task.id, done === true))}
            />
          </li>
        ))}
      </ul>
      {can('incident:write') ? (
        <form
          className="mt-2 flex gap-2"
          onSubmit={(event) => {
            event.preventDefault()
            void add()
          }}
        >
          <Input
            aria-label="New task"
            placeholder="What has to be done?"
            value={title}
            maxLength={200}
            onChange={(event) => setTitle(event.target.value)}
          />
          <Button type="submit" disabled={title.trim() === ''}>
            Add
          </Button>
        </form>
      ) : null}
    </Section>
  )
}
