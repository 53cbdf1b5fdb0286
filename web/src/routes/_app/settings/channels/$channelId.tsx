import { createFileRoute } from '@tanstack/react-router'
import { EditChannelPage } from '#features/settings/channels/edit-channel-page.tsx'

export const Route = createFileRoute('/_app/settings/channels/$channelId')({
  component: function EditChannel() {
    const { channelId } = Route.useParams()
    return <EditChannelPage key={channelId} channelId={channelId} />
  },
})
