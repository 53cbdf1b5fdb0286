import { Command as Cmdk } from 'cmdk'
import type { ReactNode } from 'react'

interface GroupProps {
  heading: string
  /** Shown whatever is typed. */
  always?: boolean
  children: ReactNode
}

export const Group = ({ heading, always, children }: GroupProps) => (
  <Cmdk.Group
    heading={heading}
    forceMount={always ?? false}
    className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-muted"
  >
    {children}
  </Cmdk.Group>
)

interface ItemProps {
  value: string
  keywords: string[]
  always?: boolean
  onSelect: () => void
  children: ReactNode
}

export const Item = ({ always, ...props }: ItemProps) => (
  <Cmdk.Item
    {...props}
    forceMount={always ?? false}
    className="flex min-h-8 cursor-default items-center gap-2.5 rounded-md px-2 py-1 select-none data-[selected=true]:bg-hover"
  />
)
