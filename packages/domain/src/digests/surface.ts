// What the package shows of digests.
export * from '../ports/digests.ts'
export { getOwnDigest, setOwnDigest } from './manage-digest.ts'
export { planDigest } from './plan-digest.ts'
export { getDigest, listDigests } from './read-digests.ts'
export { type DigestTools, workOnDigest } from './work-on-digest.ts'
