import { Avatar } from '#components/avatar.tsx'
import { Checkbox } from '#components/checkbox.tsx'
import { cn } from '#lib/cn.ts'

export interface SelectAvatarProps {
  name: string
  /** What the checkbox does, as it is said. */
  label: string
  isSelected: boolean
  /** Whether anything is selected, so that checkboxes are shown everywhere. */
  isSelecting: boolean
  onToggle: (range: boolean) => void
}

/** The avatar, and in its place a checkbox for those who select; within a `group`. */
export function SelectAvatar({ name, label, isSelected, isSelecting, onToggle }: SelectAvatarProps) {
  const covers = 'opacity-0 group-hover:opacity-100 focus-visible:opacity-100 pointer-coarse:hidden'
  return (
    <span className="relative size-8 shrink-0">
      <Avatar
        name={name}
        className={cn(
          isSelecting ? 'opacity-0' : 'group-hover:opacity-0 pointer-coarse:group-hover:opacity-100',
        )}
      />
      <Checkbox
        checked={isSelected}
        aria-label={label}
        onClick={(event) => onToggle(event.shiftKey)}
        className={cn(
          'absolute top-2 left-2 after:absolute after:-inset-2',
          isSelecting ? 'pointer-coarse:grid' : covers,
        )}
      />
    </span>
  )
}
