import type { ReportFormat } from '@hubbub/contracts'

const kinds = {
  pdf: { ending: 'pdf', contentType: 'application/pdf' },
  csv: { ending: 'zip', contentType: 'application/zip' },
} satisfies Record<ReportFormat, object>

/** How a file of a report is called: by the report and the first day of its period. */
export function fileOf(
  { name, timeZone }: { name: string; timeZone: string },
  { from }: { from: Date },
  format: ReportFormat,
): { name: string; contentType: string } {
  const { ending, contentType } = kinds[format]
  const day = Temporal.Instant.fromEpochMilliseconds(from.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString()
  const plain = name
    .normalize('NFKC')
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60)
  return { name: `${plain || 'report'}-${day}.${ending}`, contentType }
}
