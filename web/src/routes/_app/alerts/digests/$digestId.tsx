import { createFileRoute } from '@tanstack/react-router'
import { DigestPage } from '#features/alerts/digests/digest-page.tsx'

export const Route = createFileRoute('/_app/alerts/digests/$digestId')({ component: DigestPage })
