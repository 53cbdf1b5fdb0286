import type { ConversationFilter } from '@hubbub/contracts/http'
import { ChevronDown, Inbox } from 'lucide-react'
import { Button } from '#components/button.tsx'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuTrigger,
} from '#components/dropdown-menu.tsx'
import { statusIcons } from '#components/status-badge.tsx'
import { statusWords } from '#lib/conversations/words.ts'
import { optionsOf } from '#lib/words.ts'

type Status = ConversationFilter['status']
const words = { ...statusWords, any: 'Any status' } satisfies Record<Status, string>
const icons = { ...statusIcons, any: Inbox } as const

export function StatusFilter({ value, onChange }: { value: Status; onChange: (status: Status) => void }) {
  const Icon = icons[value]
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button size="sm" variant="ghost" aria-label={`Status: ${words[value]}`} className="px-1.5">
          <Icon aria-hidden className="text-muted" />
          {words[value]}
          <ChevronDown aria-hidden className="text-muted" />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent>
        <DropdownMenuRadioGroup value={value}>
          {optionsOf(words).map((option) => (
            <StatusItem key={option.value} status={option.value} onSelect={() => onChange(option.value)} />
          ))}
        </DropdownMenuRadioGroup>
      </DropdownMenuContent>
    </DropdownMenu>
  )
}

function StatusItem({ status, onSelect }: { status: Status; onSelect: () => void }) {
  const Icon = icons[status]
  return (
    <DropdownMenuRadioItem value={status} onSelect={onSelect}>
      <Icon aria-hidden />
      {words[status]}
    </DropdownMenuRadioItem>
  )
}
