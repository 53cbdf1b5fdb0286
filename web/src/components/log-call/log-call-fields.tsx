import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { CheckboxField } from '#components/checkbox.tsx'
import { Field } from '#components/field.tsx'
import { Input } from '#components/input.tsx'
import { Select } from '#components/select.tsx'
import { Textarea } from '#components/textarea.tsx'
import type { AskedLog } from '#lib/logging/log-asked.ts'
import { optionsOf, outcomeWords, wayWords } from '#lib/logging/log-words.ts'
import { conversationTitle } from '#lib/conversation-title.ts'
import { conversationsQuery } from '#lib/queries/conversations.query.ts'
import { useSession } from '#lib/session.ts'
import { toLocalInput } from '#lib/time/snooze-presets.ts'

/** Stands for the contact's own conversation of calls and visits. */
export const OWN_PLACE = 'own'

export function LogCallFields({ asked }: { asked: AskedLog }) {
  const { message, contact, conversation } = asked
  const [now] = useState(() => toLocalInput(new Date()))
  const log = message?.log
  const isNew = message === undefined
  return (
    <>
      {isNew && !contact && !conversation ? <Person /> : null}
      {isNew && contact && !conversation ? <Place contactId={contact.id} /> : null}
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="way" label="What it was">
          <Select options={optionsOf(wayWords)} defaultValue={log?.way ?? 'call-in'} />
        </Field>
        <Field name="outcome" label="What came of it">
          <Select options={optionsOf(outcomeWords)} defaultValue={log?.outcome ?? 'talked'} />
        </Field>
        <Field name="at" label="When">
          <Input
            type="datetime-local"
            defaultValue={message ? toLocalInput(new Date(message.sentAt)) : now}
            max={now}
          />
        </Field>
        <Field name="minutes" label="How many minutes" optional>
          <Input type="number" min={0} max={1440} inputMode="numeric" defaultValue={log?.minutes ?? ''} />
        </Field>
      </div>
      <Field
        name="text"
        label="What they said"
        optional
        hint="Their words are scored, yours need not stand here."
      >
        <Textarea rows={5} defaultValue={message?.text ?? ''} autoFocus={!isNew || contact !== undefined} />
      </Field>
      {isNew ? (
        <CheckboxField
          name="followUp"
          label="Somebody still has to do something"
          hint="The conversation stays open, and they go on waiting."
        />
      ) : null}
    </>
  )
}

function Person() {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field
        name="person.phone"
        label="Their telephone number"
        hint="With + and its country, such as +442079460018."
      >
        <Input type="tel" autoComplete="off" autoFocus />
      </Field>
      <Field name="person.name" label="Name" optional>
        <Input autoComplete="off" maxLength={200} />
      </Field>
    </div>
  )
}

/** One of their conversations, or one of calls and visits alone. */
function Place({ contactId }: { contactId: string }) {
  const { workspace } = useSession()
  const query = useInfiniteQuery(conversationsQuery(workspace.id, { view: 'all', status: 'any', contactId }))
  const found = query.data?.pages.flatMap(({ items }) => items).slice(0, 20) ?? []
  return (
    <Field name="conversationId" label="Where it belongs">
      <Select
        defaultValue={OWN_PLACE}
        options={[
          { value: OWN_PLACE, label: 'Their calls and visits' },
          ...found.map((conversation) => ({
            value: conversation.id,
            label: `#${conversation.number} ${conversationTitle(conversation)}`,
          })),
        ]}
      />
    </Field>
  )
}
