import { useState } from 'react'
import { toast } from '#components/toast.tsx'
import { api } from '#lib/api.ts'
import { errorText } from '#lib/error-text.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'

const pauseMs = 700
const longestMs = 60_000

/** Sends a test the way of every alert, and says what came of it. */
export function useTest() {
  const { workspace } = useSession()
  const { notify } = api.workspace(workspace.id)
  const { change } = useChange(['own-notify', workspace.id])
  const [pending, setPending] = useState<string | null>(null)

  const wait = async (id: string) => {
    for (const end = Date.now() + longestMs; Date.now() < end;) {
      const result = await notify.testResult(id)
      if (result.state !== 'waiting') return result
      await new Promise((resolve) => setTimeout(resolve, pauseMs))
    }
    return null
  }
  const test = async (wayId?: string) => {
    setPending(wayId ?? 'email')
    try {
      const { id } = await notify.test(wayId)
      const result = await change(() => wait(id))
      if (result === null) toast.error('Nothing came of it within a minute; it is still tried')
      else if (result.state === 'sent') toast.success(result.receipt ? `Sent: ${result.receipt}` : 'Sent')
      else toast.error(result.error ?? 'It could not be sent')
    } catch (error) {
      toast.error(errorText(error))
    } finally {
      setPending(null)
    }
  }
  return { pending, test }
}
