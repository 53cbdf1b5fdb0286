import { mkdir } from 'node:fs/promises'
import { fileError } from '../postgres/postgres.errors.ts'

/** Makes the folder of everything that is kept. Throws what a person can do about it where that is not possible. */
export async function makeDataFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true })
  } catch (error) {
    throw fileError(path, error)
  }
}
