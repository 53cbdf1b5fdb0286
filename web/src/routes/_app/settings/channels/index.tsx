import { createFileRoute } from '@tanstack/react-router'
import { ChannelsPage } from '#features/settings/channels/channels-page.tsx'

export const Route = createFileRoute('/_app/settings/channels/')({ component: ChannelsPage })
