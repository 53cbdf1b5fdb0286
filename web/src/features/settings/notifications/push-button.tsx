import { useState } from 'react'
import { Button } from '#components/button.tsx'
import { toast } from '#components/toast.tsx'
import { api } from '#lib/api.ts'
import { deviceName } from '#lib/device-name.ts'
import { errorText } from '#lib/error-text.ts'
import { subscribeBrowser, whyNoPush } from '#lib/push/browser-push.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'

/** Has this browser tell one, also while Hubbub is closed. */
export function PushButton({ pushKey }: { pushKey: string }) {
  const { workspace } = useSession()
  const { change } = useChange(['own-notify', workspace.id], ['own-push-key'])
  const [pending, setPending] = useState(false)
  const why = whyNoPush()
  const add = async () => {
    setPending(true)
    try {
      const subscription = await subscribeBrowser(pushKey)
      const name = deviceName(navigator.userAgent)
      await change(
        () => api.workspace(workspace.id).notify.addBrowser({ name, subscription }),
        'This browser tells you from now on: send a test',
      )
    } catch (error) {
      toast.error(errorText(error))
    } finally {
      setPending(false)
    }
  }
  if (why !== null) return <p className="max-w-72 text-sm text-pretty text-muted">{why}</p>
  return (
    <Button size="sm" pending={pending} onClick={() => void add()}>
      Add this browser
    </Button>
  )
}
