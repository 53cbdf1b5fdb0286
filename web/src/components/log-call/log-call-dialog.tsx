import { newLogSchema } from '@hubbub/contracts/http'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { FormDialog } from '#components/form-dialog.tsx'
import { toast } from '#components/toast.tsx'
import { api } from '#lib/api.ts'
import type { FormFields } from '#lib/form-fields.ts'
import { type AskedLog, closeLog } from '#lib/logging/log-asked.ts'
import { showMessage } from '#lib/messages/show-message.ts'
import { useSession } from '#lib/session.ts'
import { LogCallFields, OWN_PLACE } from './log-call-fields.tsx'

/** Writes down a call or a visit, or corrects what was written down. */
export function LogCallDialog({ asked }: { asked: AskedLog }) {
  const { workspace } = useSession()
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const [clientId] = useState(() => crypto.randomUUID())
  const { message, contact } = asked
  const { messages } = api.workspace(workspace.id)
  return (
    <FormDialog
      open
      onOpenChange={(open) => open || closeLog()}
      title={message ? 'Correct what was written down' : 'Log a call or a visit'}
      description={
        contact
          ? `With ${contact.name}. It stands in the thread, is scored by what they said, and can be found.`
          : 'It stands in the thread, is scored by what they said, and can be found.'
      }
      submit={message ? 'Save' : 'Write it down'}
      wide
      schema={newLogSchema}
      read={(fields) => ({ clientId, ...placeOf(fields, asked), ...partsOf(fields) })}
      onSubmit={async (values) => {
        const { way, outcome, at, minutes, text } = values
        const kept = message
          ? await messages.updateLog(message.id, { way, outcome, at, minutes, text }, message.version)
          : await messages.log(values)
        showMessage(queryClient, workspace.id, kept)
        await queryClient.invalidateQueries({ queryKey: ['conversations', workspace.id] })
        toast.success(message ? 'Corrected' : 'Written down')
        if (!asked.conversation && !message)
          await navigate({ to: '/inbox/$conversationId', params: { conversationId: kept.conversationId } })
      }}
    >
      <LogCallFields asked={asked} />
    </FormDialog>
  )
}

function partsOf({ text, number, checked }: FormFields) {
  const at = new Date(text('at'))
  const minutes = number('minutes')
  return {
    way: text('way'),
    outcome: text('outcome'),
    at: Number.isNaN(at.getTime()) ? '' : at.toISOString(),
    minutes: Number.isNaN(minutes) ? null : minutes,
    text: text('text'),
    followUp: checked('followUp'),
  }
}

function placeOf({ text }: FormFields, { conversation, contact }: AskedLog) {
  if (conversation) return { conversationId: conversation.id }
  if (!contact) return { person: { phone: text('person.phone'), name: text('person.name') } }
  const place = text('conversationId')
  return place === OWN_PLACE || place === '' ? { contactId: contact.id } : { conversationId: place }
}
