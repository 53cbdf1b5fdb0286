import type { ReplyInput } from '@hubbub/api-client'
import type { Conversation } from '@hubbub/contracts'
import { type RefObject, useState } from 'react'
import { useOutbox } from '#lib/outbox/outbox-context.tsx'
import { useDirectory } from '#lib/use-directory.ts'
import type { DraftState, Mode } from './draft-types.ts'
import { useDrafts } from './drafts-context.tsx'
import { mentionsIn } from './mentions.ts'
import type { Recipients } from './recipients.ts'
import type { ReplyWayState } from './use-reply-way.ts'
import { openVariables } from './variables.ts'

interface ComposerSend {
  conversation: Conversation
  mode: Mode
  draft: DraftState
  recipients: Recipients
  reply: ReplyWayState
  textarea: RefObject<HTMLTextAreaElement | null>
  onSent: () => void
}

/** What else happens with a reply. */
export type Sending = Pick<ReplyInput, 'then' | 'snoozedUntil' | 'sendAt'>
export type ComposerSending = ReturnType<typeof useComposerSend>

/** Sends what stands in the composer, once there is nothing left to ask. */
export function useComposerSend(composer: ComposerSend) {
  const { conversation, mode, draft, recipients, reply, textarea, onSent } = composer
  const drafts = useDrafts()
  const { members } = useDirectory()
  const outbox = useOutbox()
  const [asked, setAsked] = useState<{ text: string; sending: Sending } | null>(null)
  const isUploading = draft.files.some(({ id, error }) => id === null && error === null)
  const hasBroken = draft.files.some(({ error }) => error !== null)
  const isEmpty = draft.text.trim() === '' && !draft.files.some(({ id }) => id !== null)
  const noteIsEmpty = mode === 'note' && draft.text.trim() === ''
  const isRefused = mode === 'reply' && (reply.isOver || reply.isClosed)
  // Asked about this very text, and not about one that has been changed since.
  const open = asked?.text === draft.text ? openVariables(draft.text).map(({ name }) => name) : []

  const go = ({ then, snoozedUntil, sendAt }: Sending) => {
    const { after, replaces } = drafts.handOver(conversation.id, mode)
    const outgoing = {
      conversationId: conversation.id,
      clientId: crypto.randomUUID(),
      mode,
      text: draft.text,
      files: draft.files.flatMap(({ id, filename, size, contentType }) =>
        id === null ? [] : [{ id, filename, size, contentType }],
      ),
      envelope: mode === 'note' ? {} : envelopeOf(draft.envelope, recipients, reply),
      mentionedMemberIds: mode === 'note' ? mentionsIn(draft.text, members) : [],
      ...(then && { then }),
      ...(snoozedUntil && { snoozedUntil }),
      ...(sendAt && { sendAt }),
      replaces,
    }
    outbox.send(outgoing, after)
    setAsked(null)
    onSent()
    textarea.current?.focus()
  }
  return {
    canSend: !isEmpty && !noteIsEmpty && !isUploading && !hasBroken,
    isUploading,
    hasBroken,
    /** Variables that nobody has filled in; named when one tries to send. */
    open,
    send: (wanted: Sending = {}) => {
      if (isEmpty || noteIsEmpty || isUploading || hasBroken || isRefused) return
      const [first] = mode === 'reply' ? openVariables(draft.text) : []
      if (!first) return go(wanted)
      setAsked({ text: draft.text, sending: wanted })
      textarea.current?.focus()
      textarea.current?.setSelectionRange(first.start, first.end)
    },
    sendAnyway: () => go(asked?.sending ?? {}),
  }
}

/** What is shown is what is sent; where nobody could be shown, the server decides. */
function envelopeOf(
  changed: DraftState['envelope'],
  { to, cc }: Recipients,
  { isPost, way }: ReplyWayState,
): DraftState['envelope'] {
  if (isPost) return way === null ? {} : { audience: way.audience }
  return { ...(to.length > 0 && { to, cc }), ...changed }
}
