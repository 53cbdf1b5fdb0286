import type { WorkspaceResources } from '@hubbub/api-client'
import type { CorrectedLabel } from '@hubbub/contracts'
import { type CorrectionInput, MAX_CORRECTIONS } from '@hubbub/contracts/http'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { toast } from '#components/toast.tsx'
import { api } from '#lib/api.ts'
import { sentimentWords } from '#lib/conversations/words.ts'
import { listsKey } from '#lib/conversations/keys.ts'
import { errorText } from '#lib/error-text.ts'
import { inParts } from '#lib/in-parts.ts'
import { mentionsKey } from '#lib/mentions/keys.ts'
import { useSession } from '#lib/session.ts'
import { accuracyKey, correctionsKey } from './keys.ts'

/** Says of messages how they are meant; can be taken back. What shows them hears of it as of every change. */
export function useCorrectSentiment() {
  const { workspace } = useSession()
  const queryClient = useQueryClient()
  const { sentiment } = api.workspace(workspace.id)
  const { mutate, isPending } = useMutation({
    mutationFn: async ({ label, ...what }: Correcting) => {
      if ('of' in what)
        return label === null ? nothing : await sentiment.correctConversations({ label, of: what.of })
      return await correctAll(sentiment.correct, what.corrections)
    },
    onSuccess: ({ undo, kept, missing }, { label }) => {
      for (const queryKey of [
        listsKey(workspace.id),
        mentionsKey(workspace.id),
        correctionsKey(workspace.id),
        accuracyKey(workspace.id),
      ])
        void queryClient.invalidateQueries({ queryKey })
      const left = kept.length + missing.length
      if (left > 0)
        toast.error(
          left === 1 ? 'One has changed meanwhile and stays' : `${left} have changed meanwhile and stay`,
        )
      if (undo.length === 0) return
      toast.success(doneWords(label, undo.length), {
        action: {
          label: 'Undo',
          onClick: () => mutate({ corrections: undo, label: undo[0]?.label ?? null }),
        },
      })
    },
    onError: (error) => toast.error(errorText(error)),
  })
  return {
    isPending,
    correct: (ids: readonly string[], label: CorrectedLabel | null) =>
      mutate({ corrections: ids.map((messageId) => ({ messageId, label })), label }),
    /** The last word of the customer in each of these conversations. */
    correctConversations: (of: Conversations, label: CorrectedLabel) => mutate({ of, label }),
  }
}

type Correct = WorkspaceResources['sentiment']['correct']
type Conversations = Parameters<WorkspaceResources['sentiment']['correctConversations']>[0]['of']
type Correcting = { label: CorrectedLabel | null } & (
  | { corrections: CorrectionInput[] }
  | { of: Conversations }
)

const nothing: Awaited<ReturnType<Correct>> = { changed: [], kept: [], missing: [], undo: [] }

async function correctAll(correct: Correct, corrections: readonly CorrectionInput[]) {
  const all = structuredClone(nothing)
  for (const some of inParts(corrections, MAX_CORRECTIONS)) {
    const one = await correct(some)
    for (const part of ['changed', 'kept', 'missing'] as const) all[part].push(...one[part])
    all.undo.push(...one.undo)
  }
  return all
}

function doneWords(label: CorrectedLabel | null, count: number): string {
  const what = count === 1 ? '' : ` ${count} messages`
  return label === null
    ? `Correction taken back:${what || ' the scorer counts'}`
    : `Marked${what} as ${sentimentWords[label].toLowerCase()}`
}
