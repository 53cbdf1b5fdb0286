import { markWords, type MentionState } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import {
  BookmarkPlus,
  Flame,
  ListFilter as FilterIcon,
  Languages,
  Radar,
  Radio,
  ScanText,
  Smile,
  Tag,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { ChannelIcon } from '#components/channel-icon.tsx'
import { Chip, ColorDot } from '#components/chip.tsx'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuSub,
  DropdownMenuSubContent,
  DropdownMenuSubTrigger,
  DropdownMenuTrigger,
} from '#components/dropdown-menu.tsx'
import { IconButton } from '#components/icon-button.tsx'
import { MarkIcon } from '#components/mark-icons.tsx'
import { SentimentMark } from '#components/sentiment-mark.tsx'
import { cn } from '#lib/cn.ts'
import { sentimentWords } from '#lib/conversations/words.ts'
import { languageName } from '#lib/language-name.ts'
import { mentionCountsQuery } from '#lib/queries/mention-counts.query.ts'
import { monitorsQuery } from '#lib/queries/monitors.query.ts'
import { useSession } from '#lib/session.ts'
import { useDirectory } from '#lib/use-directory.ts'
import { optionsOf } from '#lib/words.ts'
import { type MentionSearch, narrowings, unnarrowed } from './search.ts'
import { useMentionFilter } from './use-mention-filter.ts'

/** The words that are looked for stand in their own field. */
const { q: _q, ...widest } = unnarrowed

const stateWords = {
  open: 'Open',
  taken: 'In the inbox',
  done: 'Done',
  hidden: 'Hidden',
} satisfies Record<MentionState, string>

function useCounts() {
  const { workspace } = useSession()
  const { filter } = useMentionFilter()
  const { state: _state, ...rest } = filter
  return useQuery(mentionCountsQuery(workspace.id, rest)).data
}

/** Nothing is put out of sight without a count of it. */
export function StateTabs() {
  const { search } = useMentionFilter()
  const counts = useCounts()
  const current = search.state ?? 'open'
  return (
    <nav aria-label="States" className="flex h-10 items-end gap-3.5">
      {optionsOf(stateWords).map(({ value, label }) => (
        <Link
          key={value}
          to="."
          search={{ ...search, state: value === 'open' ? undefined : value }}
          replace
          preload={false}
          aria-current={current === value ? 'page' : undefined}
          className={cn(
            '-mb-px flex h-9.5 shrink-0 items-center gap-1.5 border-b-2 border-transparent font-medium text-muted hover:text-foreground',
            current === value && 'border-accent text-foreground',
          )}
        >
          {label}
          {counts === undefined ? (
            <span className="w-5" />
          ) : (
            <span
              className={cn(
                'min-w-5 rounded-full bg-hover px-1.5 text-center text-xs leading-[18px] font-medium tabular',
                current === value && 'bg-accent-soft text-accent',
              )}
            >
              {counts[value] > 999 ? '999+' : counts[value]}
            </span>
          )}
        </Link>
      ))}
    </nav>
  )
}

interface Field {
  name: (typeof narrowings)[number]
  label: string
  icon: ReactNode
  options: { key: string; label: string; icon?: ReactNode; patch: MentionSearch }[]
}

function useFields(): Field[] {
  const { channels, labels } = useDirectory()
  const { workspace, can } = useSession()
  const monitors = useQuery({ ...monitorsQuery(workspace.id), enabled: can('monitor:read') }).data ?? []
  const { search } = useMentionFilter()
  const spoken = Object.entries(useCounts()?.languages ?? {}).toSorted(([, a], [, b]) => b - a)
  const languages = new Set([...spoken.map(([code]) => code), ...(search.language ? [search.language] : [])])
  const fields: Field[] = [
    {
      name: 'monitorId',
      label: 'Monitor',
      icon: <Radar />,
      options: monitors.map(({ id, name }) => ({ key: id, label: name, patch: { monitorId: id } })),
    },
    {
      name: 'channelId',
      label: 'Channel',
      icon: <Radio />,
      options: channels.map(({ id, name, kind }) => ({
        key: id,
        label: name,
        icon: <ChannelIcon kind={kind} />,
        patch: { channelId: id },
      })),
    },
    {
      name: 'sentiment',
      label: 'Sentiment',
      icon: <Smile />,
      options: optionsOf(sentimentWords).map(({ value, label }) => ({
        key: value,
        label,
        icon: <SentimentMark label={value} />,
        patch: { sentiment: value },
      })),
    },
    {
      name: 'mark',
      label: 'Mark',
      icon: <Flame />,
      options: optionsOf(markWords).map(({ value, label }) => ({
        key: value,
        label,
        icon: <MarkIcon kind={value} />,
        patch: { mark: value },
      })),
    },
    {
      name: 'language',
      label: 'Language',
      icon: <Languages />,
      options: [...languages].map((code) => ({
        key: code,
        label: languageName(code),
        patch: { language: code },
      })),
    },
    {
      name: 'labelId',
      label: 'Label',
      icon: <Tag />,
      options: labels.map(({ id, name, color }) => ({
        key: id,
        label: name,
        icon: <ColorDot color={color} />,
        patch: { labelId: id },
      })),
    },
  ]
  return fields.filter(({ options }) => options.length > 0)
}

export interface FilterMenuProps {
  onQuery: () => void
  onSave: () => void
}

export function FilterMenu({ onQuery, onSave }: FilterMenuProps) {
  const { search, change } = useMentionFilter()
  const { can } = useSession()
  const fields = useFields()
  const count = narrowings.filter((name) => search[name] !== undefined).length
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <IconButton
          label={count === 0 ? 'Filter' : `Filter (${count} set)`}
          className={count > 0 ? 'text-accent' : ''}
        >
          <FilterIcon />
        </IconButton>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        {fields.map(({ name, label, icon, options }) => (
          <DropdownMenuSub key={name}>
            <DropdownMenuSubTrigger>
              {icon}
              {label}
            </DropdownMenuSubTrigger>
            <DropdownMenuSubContent className="max-w-64">
              <DropdownMenuRadioGroup value={search[name] ?? ''}>
                {options.map((option) => (
                  <DropdownMenuRadioItem
                    key={option.key}
                    value={option.key}
                    onSelect={() => change(option.patch)}
                  >
                    {option.icon}
                    <span className="truncate">{option.label}</span>
                  </DropdownMenuRadioItem>
                ))}
              </DropdownMenuRadioGroup>
            </DropdownMenuSubContent>
          </DropdownMenuSub>
        ))}
        <DropdownMenuItem onSelect={onQuery}>
          <ScanText />
          By a query…
        </DropdownMenuItem>
        {can('view:write') ? (
          <>
            <DropdownMenuSeparator />
            <DropdownMenuItem onSelect={onSave}>
              <BookmarkPlus />
              Save as a view…
            </DropdownMenuItem>
          </>
        ) : null}
        {count > 0 ? (
          <>
            <DropdownMenuSeparator />
            <DropdownMenuItem onSelect={() => change(widest)}>Clear all filters</DropdownMenuItem>
          </>
        ) : null}
      </DropdownMenuContent>
    </DropdownMenu>
  )
}

/** What the stream is narrowed to; each part can be taken off. */
export function FilterChips() {
  const { search, change } = useMentionFilter()
  const fields = useFields()
  const set = narrowings.filter((name) => search[name] !== undefined)
  if (set.length === 0) return null
  return (
    <div className="flex flex-wrap items-center gap-1 py-2">
      {set.map((name) => {
        const field = fields.find((one) => one.name === name)
        const chosen = field?.options.find(({ key }) => key === search[name])?.label
        const label = ownWords[name] ?? field?.label ?? ''
        const text = textOf(name, search) ?? chosen
        return (
          <Chip
            key={name}
            removeLabel={`Remove the filter ${label}: ${text ?? ''}`}
            onRemove={() => change({ [name]: undefined, ...(name === 'author' && { who: undefined }) })}
          >
            <span className="font-normal text-muted">{label}</span> {text ?? '…'}
          </Chip>
        )
      })}
    </div>
  )
}

/** Of what is in no menu. */
const ownWords: Partial<Record<(typeof narrowings)[number], string>> = { author: 'Author', query: 'Query' }

function textOf(name: (typeof narrowings)[number], search: MentionSearch): string | undefined {
  if (name === 'author') return search.who ?? search.author
  return name === 'query' ? search.query : undefined
}
