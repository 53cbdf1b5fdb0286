import { isProblem } from '@hubbub/api-client'
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { Button } from '#components/button.tsx'
import { Callout } from '#components/callout.tsx'
import { Door } from '#components/door.tsx'
import { TextLink } from '#components/text-link.tsx'
import { errorText } from '#lib/error-text.ts'

export function InvitationErrorPage({ error }: ErrorComponentProps) {
  const router = useRouter()
  const isOver = isProblem(error) && error.status >= 400 && error.status < 500 && error.status !== 429
  return (
    <Door
      title={isOver ? 'This invitation no longer works' : 'The invitation could not be opened'}
      description={isOver ? 'Ask whoever sent it to you for a new one.' : undefined}
      footer={
        <TextLink to="/sign-in" search={{}}>
          Go to sign-in
        </TextLink>
      }
    >
      <Callout tone="danger">{errorText(error)}</Callout>
      {isOver ? null : <Button onClick={() => void router.invalidate()}>Try again</Button>}
    </Door>
  )
}
