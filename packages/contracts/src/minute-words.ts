/** To the second, as people say it: 40 s, 1 min 18 s, 5 min, 1 h 20 min. */
export function minuteWords(minutes: number): string {
  const seconds = Math.round(minutes * 60)
  const [hours, rest] = [Math.floor(seconds / 3600), seconds % 3600]
  const parts = [
    [hours, 'h'],
    [Math.floor(rest / 60), 'min'],
    // Within hours nobody counts seconds.
    [hours > 0 ? 0 : rest % 60, 's'],
  ] as const
  const said = parts.flatMap(([count, unit]) => (count > 0 ? [`${count} ${unit}`] : []))
  return said.length === 0 ? '0 s' : said.join(' ')
}
