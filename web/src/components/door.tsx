import type { ReactNode } from 'react'
import { Wordmark } from '#components/mark.tsx'
import { PageTitle } from '#components/page-title.tsx'

export interface DoorProps {
  title: string
  description?: ReactNode
  footer?: ReactNode
  children?: ReactNode
}

/** The pages before one is inside: sign-in, set-up, invitation. */
export function Door({ title, description, footer, children }: DoorProps) {
  return (
    <div className="grid min-h-dvh bg-background lg:grid-cols-[minmax(22rem,5fr)_7fr]">
      <PageTitle>{title}</PageTitle>
      <aside className="relative hidden overflow-hidden border-r border-border bg-canvas p-10 lg:flex lg:flex-col lg:justify-between">
        <Wordmark />
        <Ripples />
        <p className="relative max-w-72 text-xl font-semibold text-balance">
          Hears every mention, answers every customer, catches every crisis.
        </p>
      </aside>
      <main className="mx-auto flex w-full max-w-md flex-col justify-center px-5 py-10">
        <Wordmark className="mb-8 lg:hidden" />
        <h1 className="text-2xl font-semibold tracking-tight text-balance">{title}</h1>
        {description ? <div className="mt-1.5 text-pretty text-muted">{description}</div> : null}
        <div className="mt-6 space-y-5">{children}</div>
        {footer ? <div className="mt-6 text-muted">{footer}</div> : null}
      </main>
    </div>
  )
}

const radii = [90, 150, 210, 270, 330, 390, 450, 510]

/** The mark, so large that only its ripples are left. */
function Ripples() {
  return (
    <svg
      aria-hidden
      viewBox="0 0 600 600"
      preserveAspectRatio="xMinYMax slice"
      className="absolute inset-0 size-full fill-none stroke-accent"
    >
      {radii.map((radius, ring) => (
        <path
          key={radius}
          d={`M${150 + radius * 0.17} ${430 - radius * 0.985}A${radius} ${radius} 0 0 1 ${150 + radius * 0.985} ${430 - radius * 0.17}`}
          strokeWidth="22"
          strokeLinecap="round"
          opacity={0.22 - ring * 0.025}
        />
      ))}
      <path
        d="M150 390a40 40 0 1 1-19 75L98 478l11-33a40 40 0 0 1 41-55Z"
        className="fill-accent"
        strokeWidth="8"
        strokeLinejoin="round"
        opacity=".9"
      />
    </svg>
  )
}
