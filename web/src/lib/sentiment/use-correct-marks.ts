import { markWords } from '@hubbub/contracts'
import type { MarkCorrection } from '@hubbub/contracts/http'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { toast } from '#components/toast.tsx'
import { api } from '#lib/api.ts'
import { errorText } from '#lib/error-text.ts'
import { mentionsKey } from '#lib/mentions/keys.ts'
import { useSession } from '#lib/session.ts'
import { marksKey } from './keys.ts'

/** Puts marks on messages and takes them off; can be taken back. What shows them hears of it as of every change. */
export function useCorrectMarks() {
  const { workspace } = useSession()
  const queryClient = useQueryClient()
  const { sentiment } = api.workspace(workspace.id)
  const { mutate, isPending } = useMutation({
    mutationFn: async (corrections: MarkCorrection[]) => await sentiment.correctMarks(corrections),
    onSuccess: ({ undo, kept, missing }, [first]) => {
      for (const queryKey of [mentionsKey(workspace.id), marksKey(workspace.id)])
        void queryClient.invalidateQueries({ queryKey })
      if (kept.length + missing.length > 0) toast.error('It has changed meanwhile and stays')
      if (undo.length === 0 || first === undefined) return
      toast.success(doneWords(first), { action: { label: 'Undo', onClick: () => mutate(undo) } })
    },
    onError: (error) => toast.error(errorText(error)),
  })
  return { isPending, correct: (correction: MarkCorrection) => mutate([correction]) }
}

function doneWords({ kind, carries }: MarkCorrection): string {
  const word = `“${markWords[kind]}”`
  if (carries === null) return `${word} stands as it was found`
  return carries ? `${word} put on` : `${word} taken off`
}
