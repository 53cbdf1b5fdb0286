import type { ReplyInput } from '@hubbub/api-client'
import type { Attachment, Draft, Message } from '@hubbub/contracts'
import { useMutation, useMutationState, useQueryClient } from '@tanstack/react-query'
import { toast } from '#components/toast.tsx'
import { api } from '#lib/api.ts'
import { conversationKey } from '#lib/conversations/keys.ts'
import { errorText } from '#lib/error-text.ts'
import { useSession } from '#lib/session.ts'
import { usePutMessage } from '../actions/use-put-message.ts'
import type { Mode } from './draft-types.ts'

export interface Outgoing {
  clientId: string
  mode: Mode
  text: string
  files: readonly Pick<Attachment, 'id' | 'filename' | 'size' | 'contentType'>[]
  envelope: Draft['envelope']
  mentionedMemberIds: string[]
  then?: ReplyInput['then']
  snoozedUntil?: string
  /** When it is to leave, where that is later. */
  sendAt?: string
  /** What must not come after it, such as the last save of its draft. */
  after?: Promise<void>
}

/** Something on its way, or refused with words. */
export interface PendingSend extends Outgoing {
  error: string | null
  isPaused: boolean
}

const sendKey = (workspaceId: string, conversationId: string) => ['send', workspaceId, conversationId]

/**
 * Posts replies and notes. What is on its way lives in the mutation cache, beyond the composer and the thread, so that
 * nothing is lost by looking elsewhere; the client id makes a second attempt the same message.
 */
export function useSend(conversationId: string) {
  const { workspace } = useSession()
  const queryClient = useQueryClient()
  const put = usePutMessage()
  const { mutate } = useMutation({
    mutationKey: sendKey(workspace.id, conversationId),
    gcTime: Infinity,
    mutationFn: async (outgoing: Outgoing) => {
      await Promise.race([outgoing.after, patience()])
      return await post(workspace.id, conversationId, outgoing)
    },
    onSuccess: (message) => {
      put(message)
      void queryClient.invalidateQueries({ queryKey: conversationKey(workspace.id, conversationId) })
    },
    onError: (error, { mode }) =>
      toast.error(mode === 'note' ? 'The note was not saved' : 'The reply was not sent', {
        description: errorText(error),
      }),
  })
  const forget = (clientId: string) => {
    const cache = queryClient.getMutationCache()
    const mutations = cache.findAll({ mutationKey: sendKey(workspace.id, conversationId) })
    for (const mutation of mutations)
      if (outgoingOf(mutation.state.variables)?.clientId === clientId) cache.remove(mutation)
  }
  return {
    send: (outgoing: Outgoing) => mutate(outgoing),
    retry: ({ error: _error, isPaused: _isPaused, ...outgoing }: PendingSend) => {
      forget(outgoing.clientId)
      mutate(outgoing)
    },
    forget,
  }
}

const PATIENCE_MS = 2_000
const patience = () => new Promise<void>((resolve) => void setTimeout(resolve, PATIENCE_MS))

async function post(workspaceId: string, conversationId: string, outgoing: Outgoing): Promise<Message> {
  const { messages } = api.workspace(workspaceId)
  const { clientId, text, mode, envelope, mentionedMemberIds, then, snoozedUntil, sendAt } = outgoing
  const attachmentIds = outgoing.files.map(({ id }) => id)
  if (mode === 'note')
    return await messages.note(conversationId, { clientId, text, mentionedMemberIds, attachmentIds })
  return await messages.reply(conversationId, {
    clientId,
    text,
    attachmentIds,
    ...envelope,
    ...(then && { then }),
    ...(snoozedUntil && { snoozedUntil }),
    ...(sendAt && { sendAt }),
  })
}

/** What is not yet among the messages of the thread. */
export function usePendingSends(conversationId: string, messages: readonly Message[]): PendingSend[] {
  const { workspace } = useSession()
  const sends = useMutationState({
    filters: { mutationKey: sendKey(workspace.id, conversationId) },
    select: ({ state }) => ({ state, outgoing: outgoingOf(state.variables) }),
  })
  const arrived = new Set(messages.map(({ clientId }) => clientId))
  return sends.flatMap(({ state, outgoing }) => {
    const isOpen = state.status === 'pending' || state.status === 'error'
    if (!outgoing || !isOpen || arrived.has(outgoing.clientId)) return []
    const error = state.status === 'error' ? errorText(state.error) : null
    return [{ ...outgoing, error, isPaused: state.isPaused }]
  })
}

// Only `useSend` posts under this key.
const outgoingOf = (variables: unknown) => variables as Outgoing | undefined
