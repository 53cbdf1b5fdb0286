import { createFileRoute } from '@tanstack/react-router'
import { NothingOpen } from '#features/inbox/nothing-open.tsx'

export const Route = createFileRoute('/_app/inbox/')({ component: NothingOpen })
