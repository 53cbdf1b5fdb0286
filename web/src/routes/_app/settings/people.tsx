import { createFileRoute } from '@tanstack/react-router'
import { PeoplePage } from '#features/settings/people/people-page.tsx'

export const Route = createFileRoute('/_app/settings/people')({ component: PeoplePage })
