import type { IncidentDetail, Label } from '@hubbub/contracts'
import type { LinkedMention } from '@hubbub/contracts/http'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { toast } from '#components/toast.tsx'
import { api } from '#lib/api.ts'
import { countsKey, listsKey } from '#lib/conversations/keys.ts'
import { type Conversations, updateConversations } from '#lib/conversations/update-conversations.ts'
import { errorText } from '#lib/error-text.ts'
import { incidentsKey } from '#lib/incidents/incidents.query.ts'
import { mentionCountsKey, mentionsKey } from '#lib/mentions/keys.ts'
import { updateMentions } from '#lib/mentions/update-mentions.ts'
import { useSession } from '#lib/session.ts'

type TakeBack = () => Promise<unknown>

/** A mention is labelled by itself; what is in a conversation is labelled and handed on there. */
export function useHandleMentions({ number }: Pick<IncidentDetail, 'number'>) {
  const { workspace } = useSession()
  const queryClient = useQueryClient()
  const [busy, setBusy] = useState(false)
  const { mentions, conversations } = api.workspace(workspace.id)
  const attempt = async (work: () => Promise<void>) => {
    setBusy(true)
    try {
      await work()
    } catch (error) {
      toast.error(errorText(error))
    } finally {
      setBusy(false)
      const { id } = workspace
      for (const queryKey of [
        incidentsKey(id),
        listsKey(id),
        countsKey(id),
        mentionsKey(id),
        mentionCountsKey(id),
      ])
        void queryClient.invalidateQueries({ queryKey })
    }
  }
  const tell = (words: string, back: readonly TakeBack[]) =>
    toast.success(
      words,
      back.length === 0
        ? {}
        : {
            action: {
              label: 'Undo',
              onClick: () =>
                void attempt(async () => {
                  for (const one of back) await one()
                }),
            },
          },
    )
  const named = (chosen: readonly LinkedMention[]) =>
    chosen.length === 1 ? (chosen[0]?.author.name ?? '') : `${chosen.length} mentions`

  return {
    busy,
    label: async (chosen: readonly LinkedMention[], label: Label) =>
      await attempt(async () => {
        const change = { addLabelIds: [label.id] }
        const ids = chosen.filter(({ care }) => care === null).map(({ id }) => id)
        const back = await changeTaken(conversations, chosen, change)
        const undo = await updateMentions(mentions, [{ ids, change }])
        if (undo.length > 0) back.push(async () => await updateMentions(mentions, undo))
        tell(`Labelled “${label.name}”: ${named(chosen)}`, back)
      }),
    /** One after the other; where one cannot be, those before it are assigned, and it is said how many. */
    assign: async (chosen: readonly LinkedMention[], to: { id: string; name: string }) =>
      await attempt(async () => {
        const back = await changeTaken(conversations, chosen, { assigneeId: to.id })
        const free = chosen.filter(({ care }) => care === null)
        let opened = chosen.length - free.length
        try {
          for (const { id } of free) {
            await mentions.open(id, { assigneeId: to.id })
            opened += 1
          }
        } finally {
          // What became a conversation remains one; it is only said.
          if (opened > 0)
            tell(
              `${to.name} has ${opened} of ${chosen.length}, part of #${number}`,
              free.length === 0 ? back : [],
            )
        }
      }),
  }
}

async function changeTaken(
  conversations: Conversations,
  chosen: readonly LinkedMention[],
  change: Parameters<Conversations['updateMany']>[0]['change'],
): Promise<TakeBack[]> {
  const ids = [...new Set(chosen.flatMap(({ care }) => care?.conversationId ?? []))]
  const { failed, undo } = await updateConversations(conversations, { ids, change })
  if (failed.length > 0)
    toast.warning(`${failed.length} could not be changed`, {
      description: failed.map((one) => `#${one.number ?? one.id}: ${one.reason}`).join('\n'),
    })
  return undo.map((part) => async () => await updateConversations(conversations, part))
}
