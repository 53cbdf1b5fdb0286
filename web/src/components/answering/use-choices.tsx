import { Avatar } from '#components/avatar.tsx'
import { ColorDot } from '#components/chip.tsx'
import type { ComboboxOption } from '#components/combobox.tsx'
import { useSession } from '#lib/session.ts'
import { useDirectory } from '#lib/use-directory.ts'

export function useLabelOptions(): ComboboxOption[] {
  const { labels } = useDirectory()
  return labels.map(({ id, name, color }) => ({
    value: id,
    label: name,
    icon: <ColorDot color={color} className="mx-1" />,
  }))
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
