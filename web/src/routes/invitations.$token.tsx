import { createFileRoute } from '@tanstack/react-router'
import { InvitationPage } from '#features/auth/invitation-page.tsx'
import { invitationQuery } from '#features/auth/invitation.query.ts'

export const Route = createFileRoute('/invitations/$token')({
  loader: ({ context, params }) => context.queryClient.query(invitationQuery(params.token)),
  component: function Invitation() {
    return <InvitationPage token={Route.useParams().token} />
  },
})
