/** Where attachments lie: a folder, or an S3-compatible bucket. Keys are made by us, never from a file name. */
export interface Blobs {
  /** Idempotent: the same key with the same content may be put twice. */
  put(key: string, content: Uint8Array, contentType: string): Promise<void>
  /** Throws `attachment.missing` where there is nothing. */
  get(key: string): Promise<ReadableStream<Uint8Array>>
  delete(key: string): Promise<void>
}
