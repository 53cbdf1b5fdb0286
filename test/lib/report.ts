import { availableParallelism } from 'node:os'

export type Figures = Readonly<Record<string, number>>

export interface Report {
  name: string
  /** Of all; what was measured in parts stands beside it under the name of the part. */
  figures: Readonly<Record<string, number | Figures>>
  machine: { cores: number; node: string }
}

/** One line of JSON, as every measurement ends. `parts`: the figures of each, where there are several. */
export function reportLine(
  name: string,
  figures: Figures,
  parts: Readonly<Record<string, Figures>> = {},
): string {
  const report: Report = {
    name,
    figures: {
      ...rounded(figures),
      ...Object.fromEntries(Object.entries(parts).map(([part, own]) => [part, rounded(own)])),
    },
    machine: { cores: availableParallelism(), node: process.versions.node },
  }
  return JSON.stringify(report)
}

const rounded = (figures: Figures): Figures =>
  Object.fromEntries(Object.entries(figures).map(([key, value]) => [key, round(value)]))

/** The same of several that were measured apart. */
export function sumFigures(parts: readonly Figures[]): Figures {
  const sum: Record<string, number> = {}
  for (const part of parts)
    for (const [name, value] of Object.entries(part)) sum[name] = (sum[name] ?? 0) + value
  return sum
}

/** Four digits that say something; whole numbers stay. */
const round = (value: number) => (Number.isInteger(value) ? value : Number(value.toPrecision(4)))

export function say(text: string): void {
  process.stderr.write(`${text}\n`)
}
