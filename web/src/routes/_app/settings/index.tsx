import { createFileRoute, redirect } from '@tanstack/react-router'
import { widths } from '#lib/use-media-query.ts'

// On a phone the rooms of the settings are a page of their own, which the layout shows.
export const Route = createFileRoute('/_app/settings/')({
  beforeLoad: () => {
    if (!matchMedia(widths.phone).matches) throw redirect({ to: '/settings/profile', replace: true })
  },
})
