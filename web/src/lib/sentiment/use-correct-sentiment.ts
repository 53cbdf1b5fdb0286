import type { CorrectedLabel } from '@hubbub/contracts'
import type { CorrectionInput } from '@hubbub/contracts/http'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { toast } from '#components/toast.tsx'
import { api } from '#lib/api.ts'
import { sentimentWords } from '#lib/conversations/words.ts'
import { errorText } from '#lib/error-text.ts'
import { mentionsKey } from '#lib/mentions/keys.ts'
import { useSession } from '#lib/session.ts'
import { accuracyKey, correctionsKey } from './keys.ts'

/** Says of messages how they are meant; can be taken back. What shows them hears of it as of every change. */
export function useCorrectSentiment() {
  const { workspace } = useSession()
  const queryClient = useQueryClient()
  const { sentiment } = api.workspace(workspace.id)
  const { mutate, isPending } = useMutation({
    mutationFn: async (corrections: CorrectionInput[]) => await sentiment.correct(corrections),
    onSuccess: ({ undo, kept, missing }, [first]) => {
      for (const queryKey of [
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
      if (undo.length === 0 || first === undefined) return
      toast.success(doneWords(first.label, undo.length), {
        action: { label: 'Undo', onClick: () => mutate(undo) },
      })
    },
    onError: (error) => toast.error(errorText(error)),
  })
  return {
    isPending,
    correct: (ids: readonly string[], label: CorrectedLabel | null) =>
      mutate(ids.map((messageId) => ({ messageId, label }))),
  }
}

function doneWords(label: CorrectedLabel | null, count: number): string {
  const what = count === 1 ? '' : ` ${count} messages`
  return label === null
    ? `Correction taken back:${what || ' the scorer counts'}`
    : `Marked${what} as ${sentimentWords[label].toLowerCase()}`
}
