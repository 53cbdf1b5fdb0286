import type { MentionQuery } from '@hubbub/api-client'
import type { Label, Mention, MentionDecision } from '@hubbub/contracts'
import { useQueryClient } from '@tanstack/react-query'
import { toast } from '#components/toast.tsx'
import { api } from '#lib/api.ts'
import { errorText } from '#lib/error-text.ts'
import { mentionCountsKey, mentionsKey } from '#lib/mentions/keys.ts'
import { type MentionPages, withMention } from '#lib/mentions/mention-pages.ts'
import { patchQuery } from '#lib/patch-query.ts'
import { useSession } from '#lib/session.ts'

const doneWords = {
  open: 'Brought back',
  done: 'Marked as done',
  hidden: 'Hidden',
} satisfies Record<MentionDecision, string>

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
  const post = async (...changes: Parameters<typeof mentions.updateMany>[0][]) => {
    const answers = []
    for (const change of changes) answers.push(await mentions.updateMany(change))
    void queryClient.invalidateQueries({ queryKey: mentionCountsKey(workspace.id) })
    return answers.flatMap(({ undo }) => undo)
  }
  const fail = (error: unknown) => {
    reload()
    toast.error(errorText(error))
  }

  return {
    /** Several at once; can be taken back together. */
    setStates: (chosen: readonly Mention[], state: MentionDecision) => {
      for (const mention of chosen) show({ ...mention, state, marked: null })
      post({ ids: chosen.map(({ id }) => id), change: { state } }).then((undo) => {
        const back = () => post(...undo).then(reload, fail)
        toast.success(`${doneWords[state]}: ${chosen.length} mentions`, {
          action: { label: 'Undo', onClick: () => void back() },
        })
      }, fail)
    },
    setState: (mention: Mention, state: MentionDecision) => {
      show({ ...mention, state, marked: null, version: mention.version })
      post({ ids: [mention.id], change: { state } }).then((undo) => {
        const back = () => post(...undo).then(reload, fail)
        toast.success(`${doneWords[state]}: ${mention.author.name}`, {
          action: { label: 'Undo', onClick: () => void back() },
        })
      }, fail)
    },
    toggleLabel: (mention: Mention, label: Label) => {
      const has = mention.labels.some(({ id }) => id === label.id)
      const labels = has ? mention.labels.filter(({ id }) => id !== label.id) : [...mention.labels, label]
      show({ ...mention, labels })
      const change = has ? { removeLabelIds: [label.id] } : { addLabelIds: [label.id] }
      post({ ids: [mention.id], change }).catch(fail)
    },
    /** Null leaves it to the rules again. */
    setSpam: (mention: Mention, spam: boolean | null) => {
      if (spam !== null) show({ ...mention, spam: saidOf(mention, spam) })
      post({ ids: [mention.id], change: { spam } }).then((undo) => {
        reload()
        const back = () => post(...undo).then(reload, fail)
        toast.success(`${spamWords(spam)}: ${mention.author.name}`, {
          action: { label: 'Undo', onClick: () => void back() },
        })
      }, fail)
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
