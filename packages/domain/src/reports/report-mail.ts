import type { KeptReport, KeptRun } from '../ports/reports.ts'

/** The words around the files. */
export function mailOf(
  { name, timeZone, formats }: Pick<KeptReport, 'name' | 'timeZone' | 'formats'>,
  { from, to, files }: Pick<KeptRun, 'from' | 'to' | 'files'>,
  page: string | null,
): { subject: string; text: string } {
  const period = periodWords(from, to, timeZone)
  const lines = [
    `${name}: ${period} (time zone ${timeZone.replaceAll('_', ' ')}).`,
    '',
    files.length === 0 ? 'No file could be made.' : `Attached: ${files.map((file) => file.name).join(', ')}`,
    ...(files.length < formats.length
      ? ['One of the files is missing, as it could not be made; the page below says why.']
      : []),
    ...(page === null ? [] : ['', `What it is made of, and all it has sent: ${page}`]),
    '',
    'You get this report because somebody who works with Hubbub has entered your address.',
  ]
  return { subject: `${name}: ${period}`, text: `${lines.join('\n')}\n` }
}

/** Whole days, the last one included. */
export function periodWords(from: Date, to: Date, timeZone: string): string {
  const day = new Intl.DateTimeFormat('en-GB', { timeZone, day: 'numeric', month: 'long', year: 'numeric' })
  const last = new Date(to.getTime() - 1)
  const [first, end] = [day.format(from), day.format(last)]
  return first === end ? first : `${first} to ${end}`
}
