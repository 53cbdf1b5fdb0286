import { hash, verify } from '@node-rs/argon2'

// Argon2id with the parameters of the OWASP password storage cheat sheet: 19 MiB, two passes, one lane.
const options = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export async function hashPassword(password: string): Promise<string> {
  return await hash(password.normalize('NFKC'), options)
}

export async function verifyPassword({
  hash: stored,
  password,
}: {
  hash: string
  password: string
}): Promise<boolean> {
  return await verify(stored, password.normalize('NFKC'))
}
