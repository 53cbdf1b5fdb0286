import type { Conversation } from '@hubbub/contracts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { type DragEvent, type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import { cn } from '#lib/cn.ts'
import { useViewers } from '#lib/live/live-context.ts'
import { threadOf } from '#lib/messages/message-pages.ts'
import { messagesQuery } from '#lib/queries/messages.query.ts'
import { useSession } from '#lib/session.ts'
import { useBlockContact } from '../actions/use-block-contact.ts'
import { useDirectory } from '#lib/use-directory.ts'
import { type Situation, bannersFor, isStopped } from './banner-rules.ts'
import { Banners } from './banners.tsx'
import { ComposerFoot } from './composer-foot.tsx'
import { ComposerText } from './composer-text.tsx'
import type { Mode } from './draft-types.ts'
import { useDraft, useDrafts } from './drafts-context.tsx'
import { FilesRow } from '#components/send/files-row.tsx'
import { useFocusCalls } from '#lib/focus-composer.ts'
import { ModeTabs } from './mode-tabs.tsx'
import { defaultRecipients } from './recipients.ts'
import { ReplyHead } from './reply-head.tsx'
import { Signature } from './signature.tsx'
import { TextCount } from '#components/send/text-count.tsx'
import { useComposerSend } from './use-composer-send.ts'
import { useReplyWay } from './use-reply-way.ts'
import { useTyping } from './use-typing.ts'

/** Where one answers, or leaves a word for colleagues. */
export function Composer({ conversation }: { conversation: Conversation }) {
  const { can } = useSession()
  const drafts = useDrafts()
  const [mode, setMode] = useState<Mode>(can('message:send') ? 'reply' : 'note')
  const textarea = useRef<HTMLTextAreaElement>(null)
  useOpenDrafts(conversation.id)
  useFocusCalls((wanted) => {
    setMode(wanted)
    // The field may be of the other mode until the next frame.
    requestAnimationFrame(() => textarea.current?.focus())
  })

  const { draft, banners, stopped, typing, recipients, reply, blocked, sending } = useAnswer({
    conversation,
    mode,
    textarea,
  })
  const addFiles = (files: readonly File[]) => drafts.files.add(conversation.id, mode, files)
  const drop = useDrop(addFiles)
  return (
    <section
      aria-label="Answer"
      className="shrink-0 border-t border-border bg-background px-2.5 pt-2 pb-2.5 sm:px-4 sm:pb-3.5"
    >
      <div className="mx-auto max-w-3xl">
        <Banners
          banners={banners}
          conversation={conversation}
          open={sending.open}
          onSendAnyway={sending.sendAnyway}
        />
        <div
          {...drop.handlers}
          className={cn(
            'relative rounded-lg border bg-card shadow-card focus-within:border-focus/60',
            mode === 'note' ? 'border-note-border bg-note' : 'border-border',
          )}
        >
          <ModeTabs mode={mode} onMode={setMode} save={draft.save} />
          {mode === 'reply' ? (
            <ReplyHead conversation={conversation} draft={draft} recipients={recipients} reply={reply} />
          ) : null}
          <ComposerText
            ref={textarea}
            conversation={conversation}
            mode={mode}
            text={draft.text}
            disabled={stopped}
            onText={(text) => {
              drafts.edit(conversation.id, mode, { text })
              if (text !== '') typing.onType()
            }}
            onSend={() => sending.send()}
            onFiles={addFiles}
          />
          {mode === 'reply' && !reply.isPost && draft.text !== '' ? (
            <Signature brandId={conversation.brand.id} />
          ) : null}
          <FilesRow
            files={draft.files}
            onRetry={(file) => drafts.files.retry(conversation.id, mode, file)}
            onRemove={({ key }) => drafts.files.remove(conversation.id, mode, key)}
          />
          <ComposerFoot
            mode={mode}
            sending={sending}
            stopped={blocked}
            count={
              mode === 'reply' && reply.count !== null ? (
                <TextCount count={reply.count} text={draft.text} />
              ) : null
            }
            onFiles={addFiles}
          />
          {drop.isOver ? <DropHint /> : null}
        </div>
      </div>
    </section>
  )
}

interface Answer {
  conversation: Conversation
  mode: Mode
  textarea: RefObject<HTMLTextAreaElement | null>
}

/** What is written, where it goes, and what stands against it. */
function useAnswer({ conversation, mode, textarea }: Answer) {
  const draft = useDraft(conversation.id, mode)
  const situation = useSituation(conversation, mode, draft.text !== '')
  const banners = bannersFor(situation)
  const stopped = isStopped(banners)
  const typing = useTyping(conversation.id, mode === 'note')
  const recipients = useRecipients(conversation)
  const reply = useReplyWay(conversation, draft)
  const blocked = stopped || (mode === 'reply' && (reply.isOver || reply.isClosed))
  const sending = useComposerSend({
    conversation,
    mode,
    draft,
    recipients,
    reply,
    textarea,
    onSent: typing.stop,
  })
  return { draft, banners, stopped, typing, recipients, reply, blocked, sending }
}

function useOpenDrafts(conversationId: string) {
  const drafts = useDrafts()
  useEffect(() => {
    void drafts.open(conversationId)
    return () => void drafts.flush()
  }, [drafts, conversationId])
}

const DropHint = () => (
  <div className="pointer-events-none absolute inset-0 grid place-items-center rounded-lg border-2 border-dashed border-accent bg-accent-soft/90 font-medium text-accent">
    Drop files to attach them
  </div>
)

function useDrop(onFiles: (files: readonly File[]) => void) {
  const [isOver, setIsOver] = useState(false)
  const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files')
  return {
    isOver,
    handlers: {
      onDragOver: (event: DragEvent) => {
        if (!hasFiles(event)) return
        event.preventDefault()
        setIsOver(true)
      },
      onDragLeave: (event: DragEvent) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setIsOver(false)
      },
      onDrop: (event: DragEvent) => {
        if (!hasFiles(event)) return
        event.preventDefault()
        setIsOver(false)
        onFiles([...event.dataTransfer.files])
      },
    },
  }
}

function useSituation(conversation: Conversation, mode: Mode, hasText: boolean): Situation {
  const { can, member } = useSession()
  const { channels } = useDirectory()
  const { contact } = useBlockContact(conversation.contact.id)
  const viewers = useViewers(conversation.id)
  return {
    mode,
    canSend: can(mode === 'note' ? 'note:write' : 'message:send'),
    channel: channels.find(({ id }) => id === conversation.channel.id),
    contact: { name: conversation.contact.name, isBlocked: (contact?.blockedAt ?? null) !== null },
    typing: viewers
      .filter((viewer) => viewer.typing && viewer.memberId !== member.id)
      .map(({ name }) => name),
    assignee: conversation.assignee,
    memberId: member.id,
    canAssign: can('conversation:assign'),
    hasText,
  }
}

function useRecipients(conversation: Conversation) {
  const { workspace } = useSession()
  const { channels } = useDirectory()
  const { data } = useInfiniteQuery(messagesQuery(workspace.id, conversation.id))
  const own = channels.find(({ id }) => id === conversation.channel.id)?.address ?? ''
  return useMemo(() => defaultRecipients(threadOf(data), own), [data, own])
}
