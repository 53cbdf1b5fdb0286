import { ProblemError, isProblem } from '@hubbub/api-client'
import type { Conversation } from '@hubbub/contracts'
import type { ConversationChange } from '@hubbub/contracts/http'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { toast } from '#components/toast.tsx'
import { api } from '#lib/api.ts'
import { putConversation } from '#lib/conversations/put-conversation.ts'
import { errorText } from '#lib/error-text.ts'
import { useSession } from '#lib/session.ts'
import { useDirectory } from '#lib/use-directory.ts'
import { applyChange, conflictsOf } from './apply-change.ts'

interface ChangeOne {
  conversation: Conversation
  change: ConversationChange
  /** Whatever others have done meanwhile. */
  force?: boolean
}

/** What the server answered to one's own changes. */
const own = new Map<string, Conversation>()

/** A list that was asked for before one's last change may have come after it: that one change is nobody else's. */
function upToOwn(input: ChangeOne): ChangeOne {
  const known = own.get(input.conversation.id)
  return known !== undefined && known.version > input.conversation.version
    ? { ...input, conversation: known }
    : input
}

/** Changes one conversation: shown at once, taken back where it is refused, and never over someone else's change. */
export function useChangeConversation() {
  const queryClient = useQueryClient()
  const { workspace, member } = useSession()
  const directory = useDirectory()
  const where = { workspaceId: workspace.id, memberId: member.id }
  const show = (conversation: Conversation) => putConversation(queryClient, where, conversation)

  const { mutate } = useMutation({
    mutationFn: async (input: ChangeOne) => {
      const changed = await changeOrSayWhy(workspace.id, upToOwn(input), show)
      own.set(changed.id, changed)
      return changed
    },
    // One after the other: the next stands on what the one before has made.
    scope: { id: 'conversation' },
    onMutate: ({ conversation, change }) => show(applyChange(conversation, change, directory)),
    onSuccess: show,
    onError: (error, input) => {
      show(input.conversation)
      const again = () => mutate({ ...input, force: true })
      toast.error(
        errorText(error),
        isProblem(error, changedMeanwhile) ? { action: { label: 'Change anyway', onClick: again } } : {},
      )
    },
  })
  return mutate
}

const changedMeanwhile = 'conversation.changed'

async function changeOrSayWhy(
  workspaceId: string,
  { conversation, change, force }: ChangeOne,
  show: (conversation: Conversation) => void,
): Promise<Conversation> {
  const { conversations } = api.workspace(workspaceId)
  if (force) return await conversations.update(conversation.id, change)
  try {
    return await conversations.update(conversation.id, change, conversation.version)
  } catch (error) {
    if (!isProblem(error, changedMeanwhile)) throw error
    const fresh = await conversations.get(conversation.id)
    const conflicts = conflictsOf(conversation, fresh, change)
    if (conflicts.length === 0) return await conversations.update(conversation.id, change, fresh.version)
    show(fresh)
    throw new ProblemError(
      { code: changedMeanwhile, status: 409, title: `Someone was faster: ${conflicts.join(', and ')}.` },
      error,
    )
  }
}
