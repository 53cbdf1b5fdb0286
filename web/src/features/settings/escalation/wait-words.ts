const units = [
  [3600, 'hour'],
  [60, 'minute'],
] as const

/** "30 seconds", "5 minutes", "2 hours". */
export function waitWords(seconds: number): string {
  const [size, unit] = units.find(([length]) => seconds % length === 0) ?? ([1, 'second'] as const)
  const count = seconds / size
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}

const usual = [30, 60, 120, 300, 600, 900, 1800, 3600, 7200]

/** Usual times with the one that is kept, as options of a select. */
export const waitOptions = (kept: number) =>
  [...new Set([...usual, kept])]
    .toSorted((a, b) => a - b)
    .map((seconds) => ({ value: String(seconds), label: waitWords(seconds) }))
