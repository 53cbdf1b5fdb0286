import { Link, type LinkProps } from '@tanstack/react-router'
import { cn } from '#lib/cn.ts'

export interface TabLink {
  name: string
  label: string
  link: Pick<LinkProps, 'to' | 'search'>
}

/** On a narrow screen the rooms are moved sideways; the one that is open is in sight. */
const intoView = (link: HTMLElement | null) => link?.scrollIntoView({ block: 'nearest', inline: 'nearest' })

/** The rooms of a page, beside each other; nothing where there is only one. */
export function TabLinks({ label, at, tabs }: { label: string; at: string; tabs: readonly TabLink[] }) {
  if (tabs.length < 2) return null
  return (
    <nav
      aria-label={label}
      className="mb-4 flex gap-2.5 sm:gap-5 overflow-x-auto overflow-y-hidden border-b border-border pb-px thin-scroll"
    >
      {tabs.map(({ name, label: words, link }) => (
        <Link
          key={name}
          {...link}
          ref={name === at ? intoView : undefined}
          className={cn(
            '-mb-px border-b-2 px-1 pb-1.5 whitespace-nowrap',
            name === at
              ? 'border-accent font-medium text-foreground'
              : 'border-transparent text-muted hover:text-foreground',
          )}
          aria-current={name === at ? 'page' : undefined}
        >
          {words}
        </Link>
      ))}
    </nav>
  )
}
