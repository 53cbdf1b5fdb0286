import { availableParallelism } from 'node:os'

export type Figures = Readonly<Record<string, number>>

export interface Report {
  name: string
  figures: Figures
  machine: { cores: number; node: string }
}

/** One line of JSON, as every measurement ends. */
export function reportLine(name: string, figures: Figures): string {
  const report: Report = {
    name,
    figures: Object.fromEntries(Object.entries(figures).map(([key, value]) => [key, round(value)])),
    machine: { cores: availableParallelism(), node: process.versions.node },
  }
  return JSON.stringify(report)
}

/** Four digits that say something; whole numbers stay. */
const round = (value: number) => (Number.isInteger(value) ? value : Number(value.toPrecision(4)))

export function say(text: string): void {
  process.stderr.write(`${text}\n`)
}
