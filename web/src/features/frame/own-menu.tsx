import { availabilitySchema, preferencesSchema } from '@hubbub/contracts'
import { Link } from '@tanstack/react-router'
import { Building2, LogOut, UserRound } from 'lucide-react'
import { useState } from 'react'
import { AlertDialog } from '#components/alert-dialog.tsx'
import { Avatar } from '#components/avatar.tsx'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '#components/dropdown-menu.tsx'
import { toast } from '#components/toast.tsx'
import { cn } from '#lib/cn.ts'
import { errorText } from '#lib/error-text.ts'
import { switchWorkspace, useSession } from '#lib/session.ts'
import { applyTheme } from '#lib/theme.ts'
import { useOwnMembership } from '#lib/use-own-membership.ts'
import { availabilityWords, optionsOf, themeWords } from '#lib/words.ts'
import { PresenceDot } from '#components/presence-dot.tsx'
import { useSignOut } from './use-sign-out.ts'

/** Oneself: availability, theme, other workspaces, and the way out. */
export function OwnMenu({ rail, className }: { rail: boolean; className?: string }) {
  const { member } = useSession()
  const { unsent, signOut } = useSignOut()
  const [left, setLeft] = useState(0)
  const leave = () => {
    const count = unsent()
    if (count === 0) void signOut()
    else setLeft(count)
  }
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger
          className={cn(
            'flex w-full items-center gap-2 rounded-md p-1.5 text-left hover:bg-hover data-[state=open]:bg-hover',
            rail && 'justify-center',
            className,
          )}
        >
          <Avatar name={member.name} size="md" availability={member.availability} />
          <span className={rail ? 'sr-only' : 'min-w-0 flex-1 leading-tight'}>
            <span className="block truncate font-medium">{member.name}</span>
            <span className="block text-xs text-muted">{availabilityWords[member.availability]}</span>
          </span>
        </DropdownMenuTrigger>
        <DropdownMenuContent side="top" align="start" className="w-56">
          <OwnMenuItems onSignOut={leave} />
        </DropdownMenuContent>
      </DropdownMenu>
      <AlertDialog
        open={left > 0}
        onOpenChange={(open) => !open && setLeft(0)}
        title="Sign out anyway?"
        description={`${left === 1 ? 'One text is' : `${left} texts are`} only in this browser so far, and would be lost.`}
        confirm="Sign out"
        danger
        onConfirm={() => void signOut()}
      />
    </>
  )
}

function OwnMenuItems({ onSignOut }: { onSignOut: () => void }) {
  const { member, preferences, memberships, workspace } = useSession()
  const change = useOwnMembership()
  const onError = (error: unknown) => toast.error(errorText(error))
  const setAvailability = (value: string) =>
    change.mutate({ availability: availabilitySchema.parse(value) }, { onError })
  const setTheme = (value: string) => {
    const theme = preferencesSchema.shape.theme.parse(value)
    applyTheme(theme)
    change.mutate({ preferences: { theme } }, { onError })
  }
  return (
    <>
      <DropdownMenuLabel>Availability</DropdownMenuLabel>
      <DropdownMenuRadioGroup value={member.availability} onValueChange={setAvailability}>
        {optionsOf(availabilityWords).map(({ value, label }) => (
          <DropdownMenuRadioItem key={value} value={value}>
            <PresenceDot availability={value} />
            {label}
          </DropdownMenuRadioItem>
        ))}
      </DropdownMenuRadioGroup>
      <DropdownMenuSeparator />
      <DropdownMenuLabel>Theme</DropdownMenuLabel>
      <DropdownMenuRadioGroup value={preferences.theme} onValueChange={setTheme}>
        {optionsOf(themeWords).map(({ value, label }) => (
          <DropdownMenuRadioItem key={value} value={value}>
            {label}
          </DropdownMenuRadioItem>
        ))}
      </DropdownMenuRadioGroup>
      <DropdownMenuSeparator />
      {memberships
        .filter((membership) => membership.workspace.id !== workspace.id)
        .map(({ workspace: other }) => (
          <DropdownMenuItem key={other.id} onSelect={() => switchWorkspace(other.id)}>
            <Building2 />
            {other.name}
          </DropdownMenuItem>
        ))}
      <DropdownMenuItem asChild>
        <Link to="/settings/profile">
          <UserRound />
          Profile and preferences
        </Link>
      </DropdownMenuItem>
      <DropdownMenuItem onSelect={onSignOut}>
        <LogOut />
        Sign out
      </DropdownMenuItem>
    </>
  )
}
