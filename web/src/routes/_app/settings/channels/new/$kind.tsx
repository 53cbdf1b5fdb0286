import { createFileRoute } from '@tanstack/react-router'
import { ConnectPage } from '#features/settings/channels/connect-page.tsx'

export const Route = createFileRoute('/_app/settings/channels/new/$kind')({
  component: function Connect() {
    const { kind } = Route.useParams()
    return <ConnectPage key={kind} kind={kind} />
  },
})
