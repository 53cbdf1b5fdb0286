import type { MentionQuery } from '@hubbub/api-client'
import type { Label, Mention, MentionDecision } from '@hubbub/contracts'
import { useQueryClient } from '@tanstack/react-query'
import { toast } from '#components/toast.tsx'
import { api } from '#lib/api.ts'
import { errorText } from '#lib/error-text.ts'
import { mentionCountsKey, mentionsKey } from '#lib/mentions/keys.ts'
import { type MentionPages, withMention } from '#lib/mentions/mention-pages.ts'
import { type MentionUpdate, updateMentions } from '#lib/mentions/update-mentions.ts'
import { patchQuery } from '#lib/patch-query.ts'
import { useSession } from '#lib/session.ts'

const doneWords = {
  open: 'Brought back',
  done: 'Marked as done',
  hidden: 'Hidden',
} satisfies Record<MentionDecision, string>

type MentionChange = MentionUpdate['change']

function spamWords(spam: boolean | null): string {
  if (spam === null) return 'The rules judge it again'
  return spam ? 'Marked as spam' : 'Marked as no spam'
}
const saidOf = ({ spam }: Mention, counts: boolean): Mention['spam'] => ({
  likelihood: 0,
  reasons: [],
  ...spam,
  counts,
  by: 'person',
})

/** Changes that are shown at once, told to the server, and can be taken back. */
export function useChangeMentions() {
  const queryClient = useQueryClient()
  const { workspace } = useSession()
  const mentions = api.workspace(workspace.id).mentions
  const show = (mention: Mention) => {
    for (const list of queryClient.getQueryCache().findAll({ queryKey: mentionsKey(workspace.id) }))
      if (list.state.data !== undefined)
        patchQuery<MentionPages>(queryClient, list, (data) =>
          // The key is made by `mentionsQuery` alone.
          withMention(data, mention, list.queryKey[2] as MentionQuery),
        )
  }
  const reload = () => {
    void queryClient.invalidateQueries({ queryKey: mentionsKey(workspace.id) })
    void queryClient.invalidateQueries({ queryKey: mentionCountsKey(workspace.id) })
  }
  const post = async (...changes: Parameters<typeof updateMentions>[1]) => {
    const undo = await updateMentions(mentions, changes)
    void queryClient.invalidateQueries({ queryKey: mentionCountsKey(workspace.id) })
    return undo
  }
  const fail = (error: unknown) => {
    reload()
    toast.error(errorText(error))
  }

  /** Can be taken back together. */
  const together = (chosen: readonly Mention[], change: MentionChange, words: string) => {
    post({ ids: chosen.map(({ id }) => id), change }).then((undo) => {
      if (change.state === undefined) reload()
      const back = () => post(...undo).then(reload, fail)
      const whose = chosen.length === 1 ? chosen[0]?.author.name : `${chosen.length} mentions`
      toast.success(`${words}: ${whose}`, {
        action: { label: 'Undo', onClick: () => void back() },
      })
    }, fail)
  }

  return {
    setState: (chosen: readonly Mention[], state: MentionDecision) => {
      for (const mention of chosen) show({ ...mention, state, marked: null })
      together(chosen, { state }, doneWords[state])
    },
    addLabel: (chosen: readonly Mention[], label: Label) => {
      for (const mention of chosen)
        if (!mention.labels.some(({ id }) => id === label.id))
          show({ ...mention, labels: [...mention.labels, label] })
      together(chosen, { addLabelIds: [label.id] }, `Labelled “${label.name}”`)
    },
    /** Null leaves it to the rules again. */
    setSpam: (chosen: readonly Mention[], spam: boolean | null) => {
      if (spam !== null) for (const mention of chosen) show({ ...mention, spam: saidOf(mention, spam) })
      together(chosen, { spam }, spamWords(spam))
    },
    toggleLabel: (mention: Mention, label: Label) => {
      const has = mention.labels.some(({ id }) => id === label.id)
      const labels = has ? mention.labels.filter(({ id }) => id !== label.id) : [...mention.labels, label]
      show({ ...mention, labels })
      const change = has ? { removeLabelIds: [label.id] } : { addLabelIds: [label.id] }
      post({ ids: [mention.id], change }).catch(fail)
    },
    setBlocked: (mention: Mention, blocked: boolean) => {
      mentions.block(mention.id, blocked).then((after) => {
        show(after)
        reload()
        const words = blocked ? `${mention.author.name} is blocked` : `${mention.author.name} is let in again`
        toast.success(words, {
          action: {
            label: 'Undo',
            onClick: () => void mentions.block(mention.id, !blocked).then(reload, fail),
          },
        })
      }, fail)
    },
  }
}
export type ChangeMentions = ReturnType<typeof useChangeMentions>
