import type { Label } from '@hubbub/contracts'
import { Avatar } from '#components/avatar.tsx'
import { ColorDot } from '#components/chip.tsx'
import { Combobox, type ComboboxOption, type ComboboxProps } from '#components/combobox.tsx'
import { useSession } from '#lib/session.ts'
import { useDirectory } from '#lib/use-directory.ts'

type Picker<T> = Pick<ComboboxProps, 'trigger' | 'label' | 'open' | 'onOpenChange' | 'multiple'> & {
  onPick: (chosen: T) => void
}

/** Nothing where there is no label yet. */
export function LabelPicker({
  onPick,
  selected = [],
  ...rest
}: Picker<Label> & { selected?: readonly string[] }) {
  const { labels } = useDirectory()
  if (labels.length === 0) return null
  return (
    <Combobox
      {...rest}
      align="end"
      options={labels.map(({ id, name, color }) => ({
        value: id,
        label: name,
        icon: <ColorDot color={color} className="mx-1" />,
      }))}
      selected={selected}
      onSelect={(id) => {
        const label = labels.find((one) => one.id === id)
        if (label) onPick(label)
      }}
    />
  )
}

export function MemberPicker({ onPick, ...rest }: Picker<{ id: string; name: string }>) {
  const { members } = useDirectory()
  return (
    <Combobox
      {...rest}
      align="end"
      options={useMemberOptions()}
      selected={[]}
      onSelect={(id) => {
        const member = members.find((one) => one.id === id)
        if (member) onPick(member)
      }}
    />
  )
}

/** Oneself first. */
export function useMemberOptions(): ComboboxOption[] {
  const { member } = useSession()
  const { members } = useDirectory()
  return members
    .toSorted((a, b) => Number(b.id === member.id) - Number(a.id === member.id))
    .map(({ id, name, email }) => ({
      value: id,
      label: id === member.id ? `${name} (you)` : name,
      keywords: [email],
      icon: <Avatar name={name} size="xs" />,
    }))
}
