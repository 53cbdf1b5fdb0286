import { createFileRoute } from '@tanstack/react-router'
import { InvitationErrorPage } from '#features/auth/invitation-error-page.tsx'
import { InvitationPage } from '#features/auth/invitation-page.tsx'
import { invitationQuery } from '#features/auth/invitation.query.ts'

export const Route = createFileRoute('/invitations/$token')({
  loader: ({ context, params }) => context.queryClient.query(invitationQuery(params.token)),
  errorComponent: InvitationErrorPage,
  component: function Invitation() {
    return <InvitationPage token={Route.useParams().token} />
  },
})
