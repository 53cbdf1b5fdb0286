import { readFile } from 'node:fs/promises'

export interface Row {
  t: string
  /** 0 negative, 1 neutral, 2 positive. */
  y: number
}

export async function readRows(path: string): Promise<Row[]> {
  const text = await readFile(path, 'utf8')
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const { t, y }: Row = JSON.parse(line)
      return { t, y }
    })
}
