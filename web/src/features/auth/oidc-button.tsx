import { useMutation } from '@tanstack/react-query'
import { KeyRound } from 'lucide-react'
import { Button } from '#components/button.tsx'
import { Callout } from '#components/callout.tsx'
import { auth } from '#lib/auth.ts'
import { errorText } from '#lib/error-text.ts'
import { safeRedirect } from '#lib/safe-redirect.ts'

export interface OidcButtonProps {
  provider: { name: string; providerId: string }
  redirect: string | undefined
}

/** Leaves for the sign-on service, which sends the person back. */
export function OidcButton({ provider, redirect }: OidcButtonProps) {
  const leave = useMutation({
    mutationFn: async () => {
      const { url } = await auth.signInWithOidc({
        providerId: provider.providerId,
        callbackUrl: safeRedirect(redirect),
        errorUrl: '/sign-in',
      })
      location.assign(url)
    },
  })
  return (
    <div className="space-y-3">
      {leave.isError ? <Callout tone="danger">{errorText(leave.error)}</Callout> : null}
      <Button size="lg" className="w-full" pending={leave.isPending} onClick={() => leave.mutate()}>
        <KeyRound />
        Continue with {provider.name}
      </Button>
    </div>
  )
}
