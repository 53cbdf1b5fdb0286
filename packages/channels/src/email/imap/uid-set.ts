/** Ascending numbers as IMAP writes them: `3:5,9`. */
export function formatUids(uids: readonly number[]): string {
  const parts: string[] = []
  for (let index = 0; index < uids.length; index += 1) {
    const first = uids[index]
    let last = first
    while (last !== undefined && uids[index + 1] === last + 1) {
      last += 1
      index += 1
    }
    parts.push(first === last ? `${first}` : `${first}:${last}`)
  }
  return parts.join(',')
}

export function parseUids(set: string): number[] {
  if (set === '') return []
  return set.split(',').flatMap((part) => {
    const [first = 0, last = first] = part.split(':').map(Number)
    return Array.from({ length: last - first + 1 }, (_, offset) => first + offset)
  })
}
