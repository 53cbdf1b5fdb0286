import type { IncidentDetail, IncidentTask } from '@hubbub/contracts'
import { CircleCheckBig, UserRound } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#components/button.tsx'
import { Checkbox } from '#components/checkbox.tsx'
import { Combobox } from '#components/combobox.tsx'
import { IconButton } from '#components/icon-button.tsx'
import { Input } from '#components/input.tsx'
import { Section } from '#components/page.tsx'
import { cn } from '#lib/cn.ts'
import { isOver } from '#lib/incidents/incident-words.ts'
import { useSession } from '#lib/session.ts'
import { duration } from '#lib/time/duration.ts'
import { exactTime } from '#lib/time/time-ago.ts'
import { useNow } from '#lib/time/use-now.ts'
import { PlaybookChoice } from './playbook-choice.tsx'
import { useIncidentPeople } from './use-incident-people.ts'
import { useIncident } from './use-incident.ts'

/** What has to be done: by the playbook, step by step, and what people add. */
export function Tasks({ incident, className = 'mb-4' }: { incident: IncidentDetail; className?: string }) {
  const { tasks } = incident
  const { can } = useSession()
  const done = tasks.filter(({ doneAt }) => doneAt !== null).length
  const steps = [...Map.groupBy(tasks, ({ step }) => step)]
  return (
    <Section
      fill
      title={tasks.length === 0 ? 'Tasks' : `Tasks: ${done} of ${tasks.length} done`}
      className={className}
    >
      <PlaybookChoice incident={incident} />
      {tasks.length === 0 ? <p className="text-sm text-muted">Nothing is to do yet.</p> : null}
      {steps.map(([step, own]) => (
        <div key={step ?? 'others'} className="mt-2 first:mt-0">
          {step === null && steps.length === 1 ? null : (
            <h3 className="text-sm font-medium text-muted">{step ?? 'Besides'}</h3>
          )}
          <ul aria-label={step ?? 'Tasks'}>
            {own.map((task) => (
              <TaskLine key={task.id} incident={incident} task={task} />
            ))}
          </ul>
        </div>
      ))}
      {can('incident:write') && incident.state !== 'reviewed' ? <NewTask id={incident.id} /> : null}
    </Section>
  )
}

function TaskLine({ incident, task }: { incident: IncidentDetail; task: IncidentTask }) {
  const { id, title, role, owner, check, notes, doneAt } = task
  const { can } = useSession()
  const members = useIncidentPeople()
  const change = useIncident(incident.id)
  const mayWrite = can('incident:write') && incident.state !== 'reviewed'
  return (
    <li className="flex items-start gap-2 py-1">
      <Checkbox
        className="mt-0.5"
        aria-label={title}
        checked={doneAt !== null}
        disabled={!mayWrite}
        onCheckedChange={(done) =>
          void change((api) => api.changeTask(incident.id, id, { done: done === true }))
        }
      />
      <div className="min-w-0 flex-1">
        <p
          className={cn('break-words', doneAt !== null && 'text-muted line-through')}
          title={notes ?? undefined}
        >
          {title}
        </p>
        <p className="flex flex-wrap gap-x-2 text-sm text-muted">
          {owner === null && role === null ? null : <span>{owner?.name ?? role}</span>}
          <TaskTime task={task} over={isOver(incident.state)} />
          {check !== null && doneAt === null ? (
            <span className="inline-flex items-center gap-1" title={`Ticks by itself: ${check}`}>
              <CircleCheckBig aria-hidden className="size-3" /> {check}
            </span>
          ) : null}
        </p>
      </div>
      {mayWrite && doneAt === null ? (
        <Combobox
          label={`Who does “${title}”?`}
          align="end"
          trigger={
            <IconButton size="sm" label={`Who does “${title}”?`}>
              <UserRound />
            </IconButton>
          }
          options={members.map(({ id: value, name }) => ({ value, label: name }))}
          selected={owner === null ? [] : [owner.id]}
          onSelect={(ownerId) =>
            void change((api) =>
              api.changeTask(incident.id, id, { ownerId: ownerId === owner?.id ? null : ownerId }),
            )
          }
        />
      ) : null}
    </li>
  )
}

/** When it was done, or is due; late where that has passed. */
function TaskTime({ task: { dueAt, doneAt, doneBy }, over }: { task: IncidentTask; over: boolean }) {
  const now = useNow()
  if (doneAt !== null)
    return (
      <time dateTime={doneAt} title={exactTime(doneAt)}>
        {doneBy === null ? 'ticked by itself' : `done by ${doneBy}`}
      </time>
    )
  if (dueAt === null) return null
  const left = Date.parse(dueAt) - now
  if (over) return <span>was due {exactTime(dueAt)}</span>
  return (
    <time
      dateTime={dueAt}
      title={exactTime(dueAt)}
      className={cn('tabular', left < 0 && 'font-medium text-danger')}
    >
      {left < 0 ? `late by ${duration(-left)}` : `due in ${duration(left)}`}
    </time>
  )
}

function NewTask({ id }: { id: string }) {
  const change = useIncident(id)
  const [title, setTitle] = useState('')
  const add = async () => {
    if (title.trim() !== '' && (await change((api) => api.addTask(id, { title: title.trim() })))) setTitle('')
  }
  return (
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
  )
}
