/** The first letters of a name. */
export function Avatar({ name, big = false }: { name: string; big?: boolean }) {
  const words = name.trim().split(/\s+/)
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => Array.from(word ?? '').at(0) ?? '')
    .join('')
  return (
    <span class={big ? 'avatar big' : 'avatar'} aria-hidden="true">
      {letters.toUpperCase()}
    </span>
  )
}
