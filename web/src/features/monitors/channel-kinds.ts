import type { Channel } from '@hubbub/contracts'
import type { ComboboxOption } from '#components/combobox.tsx'

/** Kinds of the channels there are; where there are several of one kind, each by its name. */
export function channelKinds(channels: readonly Pick<Channel, 'kind' | 'name'>[]): ComboboxOption[] {
  const kinds = [...new Set(channels.map(({ kind }) => kind))].toSorted()
  return kinds.map((kind) => {
    const names = channels.filter((channel) => channel.kind === kind).map(({ name }) => name)
    return { value: kind, label: kind, keywords: names, hint: names.join(', ') }
  })
}
