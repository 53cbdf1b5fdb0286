import { useRouter } from '@tanstack/react-router'
import { useQueryClient } from '@tanstack/react-query'
import { Button } from '#components/button.tsx'
import { Door } from '#components/door.tsx'
import { auth } from '#lib/auth.ts'

export function NoWorkspacePage() {
  const queryClient = useQueryClient()
  const router = useRouter()
  const leave = async () => {
    await auth.signOut()
    queryClient.clear()
    await router.navigate({ to: '/sign-in', search: {} })
  }
  return (
    <Door
      title="You belong to no workspace"
      description="Your account works, but nobody has let you in, or your access has ended. Ask an admin for an invitation."
    >
      <Button onClick={() => void leave()}>Sign out</Button>
    </Door>
  )
}
