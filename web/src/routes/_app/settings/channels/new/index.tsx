import { createFileRoute } from '@tanstack/react-router'
import { ChooseKindPage } from '#features/settings/channels/choose-kind-page.tsx'

export const Route = createFileRoute('/_app/settings/channels/new/')({ component: ChooseKindPage })
